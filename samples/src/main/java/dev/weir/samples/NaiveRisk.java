package dev.weir.samples;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The literal definitions of a portfolio's figures, over all its positions. It shares no code with
 * Weir's arithmetic, so that the two can be compared.
 *
 * @param positions those that have a price
 */
public record NaiveRisk(List<NaivePosition> positions) {

  public NaiveRisk {
    positions = List.copyOf(positions);
  }

  private double sum(ToDoubleFunction<NaivePosition> of) {
    return positions.stream().mapToDouble(of).sum();
  }

  public double gross() {
    return sum(position -> Math.abs(position.value()));
  }

  public double net() {
    return sum(NaivePosition::value);
  }

  public double unrealised() {
    return sum(position -> position.value() - position.cost());
  }

  /** Returns the largest position's share of the gross exposure; 0 if that is 0. */
  public double largestShare() {
    var largest =
        positions.stream().mapToDouble(position -> Math.abs(position.value())).max().orElse(0);
    return gross() == 0 ? 0 : largest / gross();
  }

  /** Returns the {@code ceil(0.99 H)}-th smallest of the losses of {@code H} days. */
  public double valueAtRisk() {
    var losses = losses();
    return losses.length == 0 ? 0 : losses[(99 * losses.length + 99) / 100 - 1];
  }

  /** Returns the mean of the greatest {@code ceil(0.025 H)} losses. */
  public double expectedShortfall() {
    var losses = losses();
    var worst = (25 * losses.length + 999) / 1000;
    return Arrays.stream(losses).skip(losses.length - worst).average().orElse(0);
  }

  private double[] losses() {
    var days = positions.stream().mapToInt(position -> position.profits().length).min().orElse(0);
    var losses = new double[days];
    for (var position : positions) {
      var profits = position.profits();
      for (var day = 0; day < days; day++) {
        losses[day] -= profits[day];
      }
    }
    Arrays.sort(losses);
    return losses;
  }
}
