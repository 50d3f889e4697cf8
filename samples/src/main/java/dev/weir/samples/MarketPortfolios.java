package dev.weir.samples;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Makes portfolios of all sizes, from long only to mostly short, with limits that none approaches
 * while the market is quiet.
 */
final class MarketPortfolios {

  static final int MAX_POSITIONS = 500;
  private static final int FEWEST_POSITIONS = 5;
  private static final double[] LONG_SHARES = {1, 0.8, 0.5, 0.3};

  private static final double USUAL_VALUE = 100_000;
  private static final double MIN_VALUE = 20_000;
  private static final double MAX_VALUE = 1_000_000;
  private static final double VALUE_SPREAD = 0.8;
  private static final double COST_SPREAD = 0.01;

  // With these, and movements of MarketPrices.MAX_IN_QUIET, no figure is above 70 % of its limit.
  private static final double MIN_USED = 0.35;
  private static final double MAX_USED = 0.6;
  // Nearly hedged portfolios have a small net exposure and risk, which change by more than others'.
  private static final double MIN_NET = 0.2;
  private static final double MIN_RISK = 0.003;
  private static final double MIN_LOSS = 0.04;
  private static final double MAX_LOSS = 0.14;
  private static final double NOT_LIMITED = 0.1;
  private static final int SHARE_DECIMALS = 4;

  private final MarketSample sample;
  private final List<MarketAsset> assets;
  private final Random random;
  private final List<MarketPosition> positions = new ArrayList<>();
  private final List<MarketLimits> limits = new ArrayList<>();

  MarketPortfolios(MarketSample sample, List<MarketAsset> assets) {
    this.sample = sample;
    this.assets = assets;
    random = sample.random("portfolios");
    for (var number = 0; number < sample.portfolios(); number++) {
      make(number);
    }
  }

  List<MarketPosition> positions() {
    return positions;
  }

  List<MarketLimits> limits() {
    return limits;
  }

  private void make(int number) {
    var portfolio = "pf-%03d".formatted(number + 1);
    var held = new ArrayList<>(assets);
    Collections.shuffle(held, random);
    var chosen = held.subList(0, size(number));
    var values = new double[chosen.size()];
    for (var i = 0; i < values.length; i++) {
      var isLong = random.nextDouble() < LONG_SHARES[number % LONG_SHARES.length];
      var position = position(portfolio, chosen.get(i), isLong);
      positions.add(position);
      values[i] = position.quantity().doubleValue() * chosen.get(i).openingValue();
    }
    limits.add(limits(number, portfolio, MarketFigures.of(chosen, values)));
  }

  // A geometric series from the fewest to the most; the last one has the most.
  private int size(int number) {
    var most = Math.min(MAX_POSITIONS, assets.size());
    var fewest = Math.min(FEWEST_POSITIONS, most);
    var part = (number + 1.0) / sample.portfolios();
    return (int) Math.round(fewest * StrictMath.pow((double) most / fewest, part));
  }

  private MarketPosition position(String portfolio, MarketAsset asset, boolean isLong) {
    var value = USUAL_VALUE * StrictMath.exp(VALUE_SPREAD * random.nextGaussian());
    var quantity = Math.round(Math.clamp(value, MIN_VALUE, MAX_VALUE) / asset.openingValue());
    var cost = asset.openingPrice() * random.nextDouble(1 - COST_SPREAD, 1 + COST_SPREAD);
    return new MarketPosition(
        portfolio,
        asset.instrument().symbol(),
        BigDecimal.valueOf(isLong ? quantity : -quantity),
        BigDecimal.valueOf(cost).setScale(4, RoundingMode.HALF_EVEN));
  }

  private MarketLimits limits(int number, String portfolio, MarketFigures figures) {
    var gross = figures.gross();
    var share = figures.largestShare() / used();
    // Spread over portfolios of each kind: some recover with the market, some don't.
    var loss = MIN_LOSS + (MAX_LOSS - MIN_LOSS) * (number % 5) / 4;
    return new MarketLimits(
        portfolio,
        amount(gross / used()),
        amount(Math.max(Math.abs(figures.net()), MIN_NET * gross) / used()),
        amount(Math.max(figures.valueAtRisk(), MIN_RISK * gross) / used()),
        amount(Math.max(figures.shortfall(), MIN_RISK * gross) / used()),
        share < 1 ? optional(share, SHARE_DECIMALS) : Optional.empty(),
        Optional.of(BigDecimal.valueOf(Math.round(loss * gross))));
  }

  private double used() {
    return random.nextDouble(MIN_USED, MAX_USED);
  }

  private Optional<BigDecimal> amount(double amount) {
    return optional(amount, 0);
  }

  private Optional<BigDecimal> optional(double limit, int decimals) {
    return random.nextDouble() < NOT_LIMITED
        ? Optional.empty()
        : Optional.of(BigDecimal.valueOf(limit).setScale(decimals, RoundingMode.CEILING));
  }
}
