package dev.weir.telemetry;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Single values. If there are many, their evenly spaced quantiles are emitted instead. */
final class Samples implements Measurement {

  // More than is measured until it is written; what comes beyond is not kept.
  private static final int MAX_KEPT = 20_000;
  private static final int AT_FIRST = 16;

  private double[] kept = new double[AT_FIRST];
  private int size;

  @Override
  public void add(double value) {
    if (size == MAX_KEPT) {
      return;
    }
    if (size == kept.length) {
      kept = Arrays.copyOf(kept, Math.min(MAX_KEPT, 2 * size));
    }
    kept[size++] = value;
  }

  @Override
  public void add(Measurement other) {
    switch (other) {
      case Samples more -> Arrays.stream(more.kept, 0, more.size).forEach(this::add);
      case Total total -> total.values().forEach(this::add);
    }
  }

  @Override
  public DoubleStream values() {
    if (size <= Arrivals.MOST) {
      return Arrays.stream(kept, 0, size);
    }
    Arrays.sort(kept, 0, size);
    return IntStream.range(0, Arrivals.MOST).mapToDouble(this::quantile);
  }

  private double quantile(int i) {
    return kept[(int) ((long) i * (size - 1) / (Arrivals.MOST - 1))];
  }
}
