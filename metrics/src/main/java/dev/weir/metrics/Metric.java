package dev.weir.metrics;

import java.util.List;
import java.util.stream.Stream;

/** A metric, of Weir's own functions or of an AWS service. */
public sealed interface Metric permits WeirMetric, AwsMetric {

  /** CloudWatch's namespace. */
  String namespace();

  /** Its name within the namespace. */
  String metricName();

  /** What its values are counted in. */
  Unit unit();

  /** What it means, in a sentence. */
  String meaning();

  /** What its values are distinguished by: a series has a value for each of them. */
  List<Dimension> dimensions();

  /** All that are defined. */
  static List<Metric> all() {
    return Stream.<Metric>concat(Stream.of(WeirMetric.values()), Stream.of(AwsMetric.values()))
        .toList();
  }
}
