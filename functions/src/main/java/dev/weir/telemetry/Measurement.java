package dev.weir.telemetry;

import dev.weir.metrics.WeirMetric;
import java.util.stream.DoubleStream;

/** The values of one metric, or of one detail of it, in an invocation or in several. */
sealed interface Measurement permits Measurement.Total, Samples {

  void add(double value);

  /** Adds the values of the same metric in another invocation. */
  void add(Measurement other);

  /** The emitted values: a hundred at most. */
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
