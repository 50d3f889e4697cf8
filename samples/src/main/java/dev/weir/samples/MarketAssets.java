package dev.weir.samples;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes instruments, whose returns have a market's, a sector's and their own part. */
final class MarketAssets {

  private static final double MARKET_VOLATILITY = 0.009;
  private static final double SECTOR_VOLATILITY = 0.006;
  private static final double MIN_OWN_VOLATILITY = 0.006;
  private static final double MAX_OWN_VOLATILITY = 0.02;
  // Some days are volatile, like real ones: the risk figures depend on the worst ones.
  private static final double WILD_DAYS = 0.04;
  private static final double WILD = 3;
  private static final double LARGEST_RETURN = 0.5;
  private static final int RETURN_DECIMALS = 6;

  private static final int FUTURE_EVERY = 12;
  private static final BigDecimal FUTURE_MULTIPLIER = BigDecimal.TEN;
  private static final double CHEAPEST = 20;
  private static final double DEAREST = 400;

  private final MarketSample sample;
  private final Random random;
  private final double[] market;
  private final double[][] sectors;

  private MarketAssets(MarketSample sample) {
    this.sample = sample;
    random = sample.random("assets");
    market = history(MARKET_VOLATILITY);
    sectors = new double[MarketSector.ALL.size()][];
    for (var sector = 0; sector < sectors.length; sector++) {
      sectors[sector] = history(SECTOR_VOLATILITY);
    }
  }

  static List<MarketAsset> of(MarketSample sample) {
    var maker = new MarketAssets(sample);
    var assets = new ArrayList<MarketAsset>(sample.instruments());
    for (var number = 0; number < sample.instruments(); number++) {
      assets.add(maker.asset(number));
    }
    return assets;
  }

  private double[] history(double volatility) {
    var days = new double[sample.days()];
    for (var day = 0; day < days.length; day++) {
      var wild = random.nextDouble() < WILD_DAYS ? WILD : 1;
      days[day] = volatility * wild * random.nextGaussian();
    }
    return days;
  }

  private MarketAsset asset(int number) {
    var venue = MarketVenue.main(number);
    var sectorNumber = number % sectors.length;
    var sector = MarketSector.ALL.get(sectorNumber);
    var beta = random.nextDouble(sector.leastBeta(), sector.mostBeta());
    var sectorShare = random.nextDouble(0.3, 1);
    var dollars = random.nextDouble(CHEAPEST, DEAREST);
    var cents = Math.round(100 * dollars / venue.rate().doubleValue());
    var instrument =
        instrument(number, venue, sector, returns(sectors[sectorNumber], beta, sectorShare));
    return new MarketAsset(
        number, instrument, venue, sectorNumber, beta, sectorShare, cents / 100.0);
  }

  private static MarketInstrument instrument(
      int number, MarketVenue venue, MarketSector sector, List<BigDecimal> returns) {
    var isFuture = number % FUTURE_EVERY == FUTURE_EVERY - 1;
    return new MarketInstrument(
        "%s-%03d".formatted(sector.code(), number),
        "%s %d%s".formatted(sector.title(), number, isFuture ? " future" : ""),
        isFuture ? "future" : "equity",
        venue.currency(),
        isFuture ? FUTURE_MULTIPLIER : BigDecimal.ONE,
        returns);
  }

  private List<BigDecimal> returns(double[] sector, double beta, double sectorShare) {
    var volatility = random.nextDouble(MIN_OWN_VOLATILITY, MAX_OWN_VOLATILITY);
    var own = history(volatility);
    var returns = new ArrayList<BigDecimal>(own.length);
    for (var day = 0; day < own.length; day++) {
      var all = beta * market[day] + sectorShare * sector[day] + own[day];
      var bounded = Math.clamp(all, -LARGEST_RETURN, LARGEST_RETURN);
      returns.add(BigDecimal.valueOf(Math.round(1e6 * bounded), RETURN_DECIMALS));
    }
    return returns;
  }
}
