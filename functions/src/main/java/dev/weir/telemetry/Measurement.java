package dev.weir.telemetry;

import dev.weir.metrics.WeirMetric;
import java.util.stream.DoubleStream;

/** What was measured of one metric, or of one detail of it, in an invocation or in several. */
sealed interface Measurement permits Measurement.Total, Samples {

  void add(double value);

  /** Adds what was measured of the same in another invocation. */
  void add(Measurement other);

  /** What is emitted: a hundred values at most. */
  DoubleStream values();

  static Measurement of(WeirMetric metric) {
    return metric.isCounter() ? new Total() : new Samples();
  }

  /** A counter's sum. */
  final class Total implements Measurement {
    private double sum;

    @Override
    public void add(double more) {
      sum += more;
    }

    @Override
    public void add(Measurement other) {
      other.values().forEach(this::add);
    }

    @Override
    public DoubleStream values() {
      return DoubleStream.of(sum);
    }
  }
}
