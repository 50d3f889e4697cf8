package dev.weir.cli.metrics;

import dev.weir.cli.metrics.StackSeries.KnownSeries;
import dev.weir.local.metrics.SeriesTotals;
import dev.weir.metrics.OpenMetricsName;
import dev.weir.metrics.Statistic;
import dev.weir.metrics.query.MetricId;
import dev.weir.metrics.query.MetricPoint;
import dev.weir.metrics.query.MetricQuery;
import dev.weir.metrics.query.MetricReader;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counters, sums and percentiles derived from CloudWatch's figures per minute. Each minute is added
 * once, when it is two minutes old, because CloudWatch receives it with a delay. Counting begins
 * when this is created, so counters return to zero on a restart, as Prometheus expects.
 *
 * <p>Not thread-safe.
 */
final class CloudWatchTotals {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration SETTLED = Duration.ofMinutes(2);
  private static final Duration LIST_EVERY = Duration.ofMinutes(10);

  private final MetricReader reader;
  private final String stage;
  private final Map<MetricId, RunningTotal> totals = new LinkedHashMap<>();
  private List<KnownSeries> series = List.of();
  private Instant listedAt = Instant.MIN;
  private Instant upTo;

  private static final class RunningTotal {
    private double count;
    private double sum;
    private final Map<Statistic, Double> lastMinute = new EnumMap<>(Statistic.class);
  }

  /**
   * Begins to count.
   *
   * @param from earlier values are not counted
   */
  CloudWatchTotals(MetricReader reader, String stage, Instant from) {
    this.reader = reader;
    this.stage = stage;
    this.upTo = from.truncatedTo(ChronoUnit.MINUTES);
  }

  /** Adds the minutes that have settled since the last call. */
  void advance(Instant now) {
    if (listedAt.plus(LIST_EVERY).isBefore(now)) {
      series = StackSeries.of(reader, stage);
      listedAt = now;
    }
    var to = now.minus(SETTLED).truncatedTo(ChronoUnit.MINUTES);
    if (to.isAfter(upTo)) {
      add(upTo, to);
      upTo = to;
    }
  }

  private void add(Instant from, Instant to) {
    var queries = new ArrayList<MetricQuery>();
    series.forEach(one -> statistics(one).forEach(s -> queries.add(query(one, s))));
    var figures = reader.read(queries, from, to);
    for (var one : series) {
      var running = totals.computeIfAbsent(one.id(), _ -> new RunningTotal());
      var points = new EnumMap<Statistic, List<MetricPoint>>(Statistic.class);
      statistics(one).forEach(s -> points.put(s, figures.get(query(one, s))));
      running.count += sum(points.get(Statistic.SAMPLE_COUNT), from);
      running.sum += sum(points.get(Statistic.SUM), from);
      running.lastMinute.clear();
      OpenMetricsName.OF_LAST_MINUTE.forEach(
          statistic -> latest(points.get(statistic), to, statistic, running));
    }
  }

  private static void latest(
      List<MetricPoint> points, Instant to, Statistic statistic, RunningTotal running) {
    if (points != null) {
      points.stream()
          .filter(point -> point.from().equals(to.minus(MINUTE)))
          .forEach(point -> running.lastMinute.put(statistic, point.value()));
    }
  }

  private static double sum(List<MetricPoint> points, Instant from) {
    return points == null
        ? 0
        : points.stream()
            .filter(point -> !point.from().isBefore(from))
            .mapToDouble(MetricPoint::value)
            .sum();
  }

  private static List<Statistic> statistics(KnownSeries one) {
    return switch (OpenMetricsName.kind(one.metric())) {
      case COUNTER -> List.of(Statistic.SUM);
      case GAUGE -> List.of(Statistic.MAXIMUM);
      case HISTOGRAM -> {
        var statistics = new ArrayList<>(List.of(Statistic.SUM, Statistic.SAMPLE_COUNT));
        statistics.addAll(OpenMetricsName.OF_LAST_MINUTE);
        yield statistics;
      }
    };
  }

  private static MetricQuery query(KnownSeries one, Statistic statistic) {
    return new MetricQuery(one.id(), statistic, MINUTE);
  }

  /** Returns how many figures an advance requests: CloudWatch charges by figure. */
  int figures() {
    return series.stream().mapToInt(one -> statistics(one).size()).sum();
  }

  /**
   * Returns the current totals of each series; CloudWatch does not provide the distribution of
   * values.
   */
  Map<MetricId, SeriesTotals> totals() {
    var all = new LinkedHashMap<MetricId, SeriesTotals>();
    totals.forEach(
        (id, running) ->
            all.put(
                id,
                new SeriesTotals(
                    running.count, running.sum, Collections.emptySortedMap(), running.lastMinute)));
    return all;
  }
}
