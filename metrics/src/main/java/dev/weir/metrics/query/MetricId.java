package dev.weir.metrics.query;

import dev.weir.metrics.Dimension;
import dev.weir.metrics.Metric;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One series of values, with CloudWatch's identity.
 *
 * @param dimensions name to value; all of them, because another set is another series
 */
public record MetricId(String namespace, String name, Map<String, String> dimensions) {
  public MetricId {
    dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
  }

  /**
   * Returns a series of a metric that is defined here.
   *
   * @throws IllegalArgumentException if the dimensions are not those of the metric
   */
  public static MetricId of(Metric metric, Map<Dimension, String> values) {
    if (!values.keySet().containsAll(metric.dimensions())
        || values.size() != metric.dimensions().size()) {
      throw new IllegalArgumentException(
          metric + " has the dimensions " + metric.dimensions() + ", not " + values.keySet());
    }
    var dimensions = new TreeMap<String, String>();
    values.forEach((dimension, value) -> dimensions.put(dimension.cloudWatchName(), value));
    return new MetricId(metric.namespace(), metric.metricName(), dimensions);
  }

  /** Whether it is a series of a metric that is defined here. */
  public boolean isOf(Metric metric) {
    return metric.namespace().equals(namespace)
        && metric.metricName().equals(name)
        && metric.dimensions().size() == dimensions.size()
        && metric.dimensions().stream()
            .allMatch(dimension -> dimensions.containsKey(dimension.cloudWatchName()));
  }
}
