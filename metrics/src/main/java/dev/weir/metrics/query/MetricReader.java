package dev.weir.metrics.query;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Reads the metrics of one Region from CloudWatch, or a local cloud. */
public interface MetricReader {

  /**
   * Returns the figures of series over {@code [from, to)}, oldest first. A period without a value
   * has no point; an unknown series has none at all.
   */
  Map<MetricQuery, List<MetricPoint>> read(List<MetricQuery> queries, Instant from, Instant to);

  /**
   * Returns the series that have had values recently (CloudWatch: within two weeks).
   *
   * @param name of the metric
   */
  List<MetricId> list(String namespace, String name);
}
