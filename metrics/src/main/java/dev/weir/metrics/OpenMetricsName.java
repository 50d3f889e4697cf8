package dev.weir.metrics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What metrics are called in OpenMetrics, which Prometheus reads.
 *
 * <p>{@code Records} becomes {@code weir_records}, {@code AWS/Kinesis IncomingBytes} becomes {@code
 * aws_kinesis_incoming_bytes}. What is no count has its unit at the end, as the <a
 * href="https://prometheus.io/docs/specs/om/open_metrics_spec/">specification</a> asks for. A
 * counter's samples have {@code _total} after that, a summary's {@code _count} and {@code _sum}.
 */
public final class OpenMetricsName {

  /**
   * The quantiles that a summary gives, and the statistic that each is; the last is the maximum.
   */
  public static final SequencedMap<Double, Statistic> QUANTILES = quantiles();

  /** The label with the Region, which all samples have. */
  public static final String REGION = "region";

  // Counts of what is there at a moment: to add them up over time says nothing.
  private static final Set<Metric> LEVELS =
      Set.of(
          WeirMetric.OUTBOX_PENDING, AwsMetric.CONCURRENT_EXECUTIONS, AwsMetric.MESSAGES_VISIBLE);

  private static final Map<Unit, String> ENDINGS =
      Map.of(
          Unit.COUNT, "",
          Unit.MILLISECONDS, "_milliseconds",
          Unit.SECONDS, "_seconds",
          Unit.BYTES, "_bytes",
          Unit.PERCENT, "_percent");

  private OpenMetricsName() {}

  private static SequencedMap<Double, Statistic> quantiles() {
    var quantiles = new LinkedHashMap<Double, Statistic>();
    quantiles.put(0.5, Statistic.P50);
    quantiles.put(0.9, Statistic.P90);
    quantiles.put(0.99, Statistic.P99);
    quantiles.put(1.0, Statistic.MAXIMUM);
    return Collections.unmodifiableSequencedMap(quantiles);
  }

  /** The family's name, without what its samples' names have at the end. */
  public static String of(Metric metric) {
    var name = prefix(metric) + snake(metric.metricName()).replaceFirst("_millis$", "");
    var ending = ENDINGS.get(metric.unit());
    return name.endsWith(ending) ? name : name + ending;
  }

  /** The label that a dimension becomes. */
  public static String of(Dimension dimension) {
    return snake(dimension.cloudWatchName());
  }

  /** Whether it is a counter; all others are summaries. */
  public static boolean isCounter(Metric metric) {
    return (metric.unit() == Unit.COUNT || metric.unit() == Unit.BYTES) && !LEVELS.contains(metric);
  }

  // Of a stream's metrics some are there by shard as well, under the same name: a sum over one
  // family would count twice.
  private static String prefix(Metric metric) {
    var service = metric.namespace().toLowerCase(Locale.ROOT).replaceFirst("^aws/", "aws_") + "_";
    return metric.dimensions().contains(Dimension.SHARD_ID) ? service + "shard_" : service;
  }

  private static String snake(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
