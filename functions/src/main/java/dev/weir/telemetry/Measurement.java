package dev.weir.telemetry;

import dev.weir.metrics.WeirMetric;
import java.util.stream.DoubleStream;

/** The measurements of one metric, or of one detail of it, in an invocation. */
sealed interface Measurement permits Measurement.Total, Samples {

  void add(double value);

  /** Returns the emitted values: a hundred at most. */
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
    public DoubleStream values() {
      return DoubleStream.of(sum);
    }
  }
}
