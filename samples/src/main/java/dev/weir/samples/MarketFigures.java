package dev.weir.samples;

import java.util.Arrays;
import java.util.List;

/**
 * A portfolio's risk at the opening prices, from which its limits are derived.
 *
 * @param gross in base currency, like all except the share
 * @param largestShare of the gross exposure, from 0 to 1
 */
record MarketFigures(
    double gross, double net, double largestShare, double valueAtRisk, double shortfall) {

  private static final int ONE_PERCENT_OF = 100;
  private static final int TWO_AND_A_HALF_PERCENT_OF = 40;

  /**
   * Returns the figures of some positions.
   *
   * @param values of each, in base currency, negative when short
   */
  static MarketFigures of(List<MarketAsset> assets, double[] values) {
    var gross = Arrays.stream(values).map(Math::abs).sum();
    var largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
    var losses = losses(assets, values);
    var tail = Math.ceilDiv(losses.length, TWO_AND_A_HALF_PERCENT_OF);
    return new MarketFigures(
        gross,
        Arrays.stream(values).sum(),
        largest / gross,
        losses[losses.length - 1 - losses.length / ONE_PERCENT_OF],
        Arrays.stream(losses, losses.length - tail, losses.length).average().orElse(0));
  }

  /** Returns the losses of each day of history, in ascending order. */
  private static double[] losses(List<MarketAsset> assets, double[] values) {
    var losses = new double[assets.getFirst().instrument().returns().size()];
    for (var i = 0; i < values.length; i++) {
      var returns = assets.get(i).instrument().returns();
      for (var day = 0; day < losses.length; day++) {
        losses[day] -= values[i] * returns.get(day).doubleValue();
      }
    }
    Arrays.sort(losses);
    return losses;
  }
}
