package dev.weir.metrics.query;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Where the metrics of one Region can be read: CloudWatch, or a local cloud. */
public interface MetricReader {

  /**
   * The figures of series over {@code [from, to)}, oldest first. A period without a value has no
   * point; a series that is not known has none at all.
   */
  Map<MetricQuery, List<MetricPoint>> read(List<MetricQuery> queries, Instant from, Instant to);

  /**
   * The series that have had values lately (CloudWatch: within two weeks).
   *
   * @param name of the metric
   */
  List<MetricId> list(String namespace, String name);
}
