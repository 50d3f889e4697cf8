package dev.weir.market.exposure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The definitions of the figures, computed literally over all positions. */
record NaiveRisk(List<Holding> holdings, List<Double> prices) {

  private double value(int i) {
    var holding = holdings.get(i);
    return holding.quantity() * prices.get(i) * holding.multiplier() * holding.currency().fixed();
  }

  private IntStream positions() {
    return IntStream.range(0, prices.size());
  }

  double gross() {
    return positions().mapToDouble(i -> Math.abs(value(i))).sum();
  }

  double net() {
    return positions().mapToDouble(this::value).sum();
  }

  double unrealised() {
    return positions()
        .mapToDouble(
            i -> {
              var holding = holdings.get(i);
              return holding.quantity()
                  * (prices.get(i) - holding.averageCost())
                  * holding.multiplier()
                  * holding.currency().fixed();
            })
        .sum();
  }

  double singleNameShare() {
    return gross() == 0
        ? 0
        : positions().mapToDouble(i -> Math.abs(value(i))).max().orElse(0) / gross();
  }

  private double[] losses() {
    var days = holdings.getFirst().returns().length;
    return IntStream.range(0, days)
        .mapToDouble(
            h -> -positions().mapToDouble(i -> value(i) * holdings.get(i).returns()[h]).sum())
        .sorted()
        .toArray();
  }

  double valueAtRisk() {
    var losses = losses();
    return losses[(99 * losses.length + 99) / 100 - 1];
  }

  double expectedShortfall() {
    var losses = losses();
    var worst = (25 * losses.length + 999) / 1000;
    return Arrays.stream(losses).skip(losses.length - worst).average().orElse(0);
  }
}
