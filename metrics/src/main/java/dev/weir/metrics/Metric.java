package dev.weir.metrics;

import java.util.List;
import java.util.stream.Stream;

/** A metric, of Weir's own functions or of an AWS service. */
public sealed interface Metric permits WeirMetric, AwsMetric {

  /** Returns CloudWatch's namespace. */
  String namespace();

  /** Returns its name within the namespace. */
  String metricName();

  /** Returns the unit of its values. */
  Unit unit();

  /** Returns its meaning, in a sentence. */
  String meaning();

  /** Returns the dimensions of its values: a series has a value for each of them. */
  List<Dimension> dimensions();

  /** Returns all defined metrics. */
  static List<Metric> all() {
    return Stream.<Metric>concat(Stream.of(WeirMetric.values()), Stream.of(AwsMetric.values()))
        .toList();
  }
}
