package dev.weir.metrics;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The names of metrics in OpenMetrics, the format that Prometheus reads.
 *
 * <p>{@code Records} becomes {@code weir_records}, {@code AWS/Kinesis IncomingBytes} becomes {@code
 * aws_kinesis_incoming_bytes}. A metric other than a count ends with its base unit, and is
 * converted to it, as <a href="https://prometheus.io/docs/practices/naming/#base-units">Prometheus
 * asks for</a>: seconds instead of milliseconds, ratios of 1 instead of percent. A counter's
 * samples have {@code _total} after that, a histogram's {@code _bucket}, {@code _count} and {@code
 * _sum}.
 */
public final class OpenMetricsName {

  /** The type of a metric in Prometheus. */
  public enum MetricType {
    /** A count that is added up over time. */
    COUNTER,
    /** Values whose counts by size are added up, over time and over instances. */
    HISTOGRAM,
    /** A current number: the maximum of the last minute. */
    GAUGE
  }

  /** The label with the Region, on all samples. */
  public static final String REGION = "region";

  /**
   * Statistics that a histogram cannot provide, or for which CloudWatch has no histogram: a gauge
   * each, of the last minute. They can't be added up.
   */
  public static final Set<Statistic> OF_LAST_MINUTE =
      Collections.unmodifiableSet(
          EnumSet.of(Statistic.P50, Statistic.P90, Statistic.P99, Statistic.MAXIMUM));

  // Current numbers, which are meaningless when added up over time.
  private static final Set<Metric> LEVELS =
      Set.of(
          WeirMetric.OUTBOX_PENDING,
          WeirMetric.PORTFOLIOS,
          WeirMetric.PORTFOLIO_STATES,
          WeirMetric.GROUPS_HELD,
          AwsMetric.CONCURRENT_EXECUTIONS,
          AwsMetric.MESSAGES_VISIBLE);

  private static final List<Double> SECONDS =
      List.of(
          0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0,
          300.0, 3_600.0);
  private static final List<Double> RATIOS =
      List.of(0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.8, 0.9, 0.95, 1.0);

  /** The number of units in one base unit, and the bounds in the base unit. */
  private record BaseUnit(String ending, int parts, List<Double> bounds) {}

  private static final Map<Unit, BaseUnit> BASE_UNITS =
      Map.of(
          Unit.COUNT, new BaseUnit("", 1, List.of()),
          Unit.MILLISECONDS, new BaseUnit("_seconds", 1_000, SECONDS),
          Unit.SECONDS, new BaseUnit("_seconds", 1, SECONDS),
          Unit.BYTES, new BaseUnit("_bytes", 1, List.of()),
          Unit.PERCENT, new BaseUnit("_ratio", 100, RATIOS));

  private OpenMetricsName() {}

  /** Returns the family's name, without the suffixes of its samples' names. */
  public static String of(Metric metric) {
    return withUnit(metric, bare(metric));
  }

  /** Returns the name of the gauge with a statistic of the last minute. */
  public static String of(Metric metric, Statistic statistic) {
    return withUnit(
        metric,
        bare(metric)
            + switch (statistic) {
              case P50 -> "_p50";
              case P90 -> "_p90";
              case P99 -> "_p99";
              case MAXIMUM -> "_max";
              case SUM, AVERAGE, MINIMUM, SAMPLE_COUNT ->
                  throw new IllegalArgumentException("No gauge has a " + statistic);
            });
  }

  private static String withUnit(Metric metric, String name) {
    var ending = BASE_UNITS.get(metric.unit()).ending();
    return name.endsWith(ending) ? name : name + ending;
  }

  private static String bare(Metric metric) {
    return prefix(metric)
        + snake(metric.metricName()).replaceFirst("_(millis|milliseconds|percent)$", "");
  }

  /** Returns a value in the unit of the name. */
  public static double inBaseUnit(Metric metric, double value) {
    return value / BASE_UNITS.get(metric.unit()).parts();
  }

  /** Returns the bounds of a histogram's buckets, in the metric's own unit, in ascending order. */
  public static double[] bounds(Metric metric) {
    var unit = BASE_UNITS.get(metric.unit());
    return unit.bounds().stream().mapToDouble(bound -> bound * unit.parts()).toArray();
  }

  /** Returns the label for a dimension. */
  public static String of(Dimension dimension) {
    return snake(dimension.cloudWatchName());
  }

  /** Returns the metric's type in Prometheus. */
  public static MetricType kind(Metric metric) {
    if (LEVELS.contains(metric)) {
      return MetricType.GAUGE;
    }
    return metric.unit() == Unit.COUNT || metric.unit() == Unit.BYTES
        ? MetricType.COUNTER
        : MetricType.HISTOGRAM;
  }

  // Some of a stream's metrics also exist by shard, under the same name: a sum over one family
  // would count twice.
  private static String prefix(Metric metric) {
    var service = metric.namespace().toLowerCase(Locale.ROOT).replaceFirst("^aws/", "aws_") + "_";
    return metric.dimensions().contains(Dimension.SHARD_ID) ? service + "shard_" : service;
  }

  private static String snake(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
