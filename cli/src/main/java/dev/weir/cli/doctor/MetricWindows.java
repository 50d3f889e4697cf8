package dev.weir.cli.doctor;

import dev.weir.cli.doctor.Signals.Compared;
import dev.weir.metrics.Statistic;
import dev.weir.metrics.query.MetricId;
import dev.weir.metrics.query.MetricPoint;
import dev.weir.metrics.query.MetricQuery;
import dev.weir.metrics.query.MetricReader;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of series in the recent and the baseline window, from complete periods only; each
 * series is read once.
 */
final class MetricWindows {

  /** A series seen in fewer periods may have been sent only once. */
  private static final int MIN_PERIODS = 10;

  private static final int MAX_PERIODS = 1_000;

  private final MetricReader reader;
  private final ComparisonWindows horizon;
  private final Instant end;
  private final Instant endOfUsual;
  private final Map<MetricQuery, List<MetricPoint>> read = new HashMap<>();

  MetricWindows(MetricReader reader, ComparisonWindows horizon, Instant at) {
    this.reader = reader;
    this.horizon = horizon;
    end = horizon.endAt(at);
    endOfUsual = end.minus(horizon.now()).minus(horizon.gap());
  }

  private List<MetricPoint> points(MetricId id, Statistic statistic) {
    var query = new MetricQuery(id, statistic, horizon.period());
    return read.computeIfAbsent(
        query,
        _ -> {
          var from = endOfUsual.minus(horizon.usual());
          return reader.read(List.of(query), from, end).getOrDefault(query, List.of());
        });
  }

  /** Returns the figures of the recent window, oldest first. */
  List<MetricPoint> recent(MetricId id, Statistic statistic) {
    var from = end.minus(horizon.now());
    return points(id, statistic).stream().filter(point -> !point.from().isBefore(from)).toList();
  }

  private List<MetricPoint> before(MetricId id, Statistic statistic) {
    return points(id, statistic).stream()
        .filter(point -> point.from().isBefore(endOfUsual))
        .toList();
  }

  /** Returns the figure of the recent window; 0 if there are no values. */
  double now(MetricId id, Statistic statistic) {
    return figure(recent(id, statistic), statistic);
  }

  /**
   * Returns a counter's sum between two moments, which may be long past; a period that is only
   * partly between them counts in proportion.
   */
  double counted(MetricId id, Instant from, Instant to) {
    if (!from.isBefore(to)) {
      return 0;
    }
    var query = new MetricQuery(id, Statistic.SUM, periodFor(Duration.between(from, to)));
    var start = startOfPeriod(from, query.period());
    return reader.read(List.of(query), start, to).getOrDefault(query, List.of()).stream()
        .mapToDouble(point -> point.value() * share(point.from(), query.period(), from, to))
        .sum();
  }

  /** Lengthens the period for long times, to limit the number of periods. */
  private Duration periodFor(Duration time) {
    long factor = 1 + time.dividedBy(horizon.period()) / MAX_PERIODS;
    return horizon.period().multipliedBy(factor);
  }

  private static Instant startOfPeriod(Instant at, Duration period) {
    return at.minusMillis(Math.floorMod(at.toEpochMilli(), period.toMillis()));
  }

  private static double share(Instant begins, Duration period, Instant from, Instant to) {
    var ends = begins.plus(period);
    var first = begins.isBefore(from) ? from : begins;
    var last = ends.isAfter(to) ? to : ends;
    return Math.max(0, (double) Duration.between(first, last).toMillis() / period.toMillis());
  }

  /** Returns the recent and the baseline figure. */
  Compared compared(MetricId id, Statistic statistic) {
    return new Compared(now(id, statistic), figure(before(id, statistic), statistic));
  }

  /** Returns a counter's recent rate. */
  double nowPerSecond(MetricId id) {
    return now(id, Statistic.SUM) / horizon.now().toSeconds();
  }

  /** Returns a counter's baseline rate, over the time since it was first seen. */
  double usualPerSecond(MetricId id) {
    var points = before(id, Statistic.SUM);
    return points.isEmpty() ? 0 : figure(points, Statistic.SUM) / observed(points).toSeconds();
  }

  /**
   * Returns whether a counter counted in most periods of the baseline, and in at least {@link
   * #MIN_PERIODS}.
   */
  boolean isSteady(MetricId id) {
    var points = before(id, Statistic.SUM);
    var counted = points.stream().filter(point -> point.value() > 0).count();
    return counted >= MIN_PERIODS && 2 * counted >= observed(points).dividedBy(horizon.period());
  }

  private Duration observed(List<MetricPoint> points) {
    return Duration.between(points.getFirst().from(), endOfUsual);
  }

  /** Returns the figure of the last period that has one. */
  double last(MetricId id, Statistic statistic) {
    var points = recent(id, statistic);
    return points.isEmpty() ? 0 : points.getLast().value();
  }

  /** Returns the growth per second over the recent window. */
  double slope(MetricId id, Statistic statistic) {
    var points = recent(id, statistic);
    if (points.size() < 2) {
      return 0;
    }
    var seconds = Duration.between(points.getFirst().from(), points.getLast().from()).toSeconds();
    return (points.getLast().value() - points.getFirst().value()) / seconds;
  }

  // For percentiles, the median of the periods: a single outlier among them is not the baseline.
  private static double figure(List<MetricPoint> points, Statistic statistic) {
    var values = points.stream().mapToDouble(MetricPoint::value);
    return switch (statistic) {
      case SUM, SAMPLE_COUNT -> values.sum();
      case MAXIMUM -> values.max().orElse(0);
      case MINIMUM -> values.min().orElse(0);
      case AVERAGE -> values.average().orElse(0);
      case P50, P90, P99 -> {
        var sorted = values.sorted().toArray();
        yield sorted.length == 0 ? 0 : sorted[sorted.length / 2];
      }
    };
  }
}
