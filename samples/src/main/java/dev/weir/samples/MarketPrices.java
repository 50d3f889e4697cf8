package dev.weir.samples;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Random;

/**
 * The prices as ticks are generated: a market, sectors and instruments that each move a little
 * around their opening prices, and the crash.
 */
final class MarketPrices {

  /**
   * The maximum deviation of a price from its opening price, as a share, except for the crash: the
   * most of market (times the greatest beta), sector and own movement, and the venue's.
   */
  static final double MAX_IN_QUIET = 0.017;

  private static final double MAX_OF_MARKET = 0.004;
  private static final double MAX_OF_SECTOR = 0.004;
  private static final double MAX_OF_OWN = 0.006;
  private static final double MARKET_STEP = 0.000_07;
  private static final double SECTOR_STEP = 0.000_2;
  private static final double OWN_STEP = 0.000_6;
  // The share of a movement that remains after the next step.
  private static final double MARKET_KEPT = 0.999;
  private static final double SECTOR_KEPT = 0.99;
  private static final double OWN_KEPT = 0.95;
  private static final double SECOND_VENUE = 1.000_1;

  private final MarketCrash crash;
  private final Random random;
  private final double[] sectors = new double[MarketSector.ALL.size()];
  private final double[] own;
  private double market;
  private int steps;

  MarketPrices(MarketSample sample) {
    crash = sample.crash();
    random = sample.random("prices");
    own = new double[sample.instruments()];
  }

  /** Returns the price of a listing's next tick. */
  BigDecimal next(MarketListing listing, Duration at) {
    step(listing.asset());
    var asset = listing.asset();
    var moved =
        asset.beta() * (market + crash.at(at))
            + asset.sectorShare() * sectors[asset.sector()]
            + own[asset.number()];
    var skew = listing.venue().isAlwaysOpen() ? SECOND_VENUE : 1;
    // Strict, so that every machine writes the same bytes.
    var price = asset.openingPrice() * StrictMath.exp(moved) * skew;
    return BigDecimal.valueOf(Math.round(100 * price), 2);
  }

  private void step(MarketAsset of) {
    var sector = steps++ % sectors.length;
    market = moved(market, MARKET_KEPT, MARKET_STEP, MAX_OF_MARKET);
    sectors[sector] = moved(sectors[sector], SECTOR_KEPT, SECTOR_STEP, MAX_OF_SECTOR);
    own[of.number()] = moved(own[of.number()], OWN_KEPT, OWN_STEP, MAX_OF_OWN);
  }

  private double moved(double before, double kept, double step, double most) {
    return Math.clamp(before * kept + step * random.nextGaussian(), -most, most);
  }
}
