package dev.weir.local.metrics;

import dev.weir.metrics.Statistic;
import dev.weir.metrics.query.MetricPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** One series: by the second for a quarter of an hour, by the minute for a day. */
final class SeriesHistory {

  static final Duration SECONDS_KEPT = Duration.ofMinutes(15);
  static final Duration MINUTES_KEPT = Duration.ofHours(24);
  private static final long MINUTE = 60;

  private final NavigableMap<Long, Bucket> seconds = new TreeMap<>();
  private final NavigableMap<Long, Bucket> minutes = new TreeMap<>();
  private final Bucket sinceStart = new Bucket();
  private final BoundedCounts bySize;

  /**
   * Creates an empty one.
   *
   * @param bounds for counting the values since the start
   */
  SeriesHistory(double[] bounds) {
    bySize = new BoundedCounts(bounds);
  }

  synchronized void add(Instant at, double[] values) {
    var second = at.getEpochSecond();
    var ofSecond = seconds.computeIfAbsent(second, _ -> new Bucket());
    var ofMinute = minutes.computeIfAbsent(second - second % MINUTE, _ -> new Bucket());
    for (var value : values) {
      ofSecond.add(value);
      ofMinute.add(value);
      sinceStart.add(value);
      bySize.add(value);
    }
    seconds.headMap(second - SECONDS_KEPT.toSeconds()).clear();
    minutes.headMap(second - MINUTES_KEPT.toSeconds()).clear();
  }

  /** Returns the figures of periods, which begin at multiples of their length. */
  synchronized List<MetricPoint> figures(
      Instant from, Instant to, Duration period, Statistic statistic) {
    var length = Math.max(1, period.toSeconds());
    // Minutes are as precise if only full minutes are requested.
    var source = length % MINUTE == 0 ? minutes : seconds;
    var first = from.getEpochSecond() - Math.floorMod(from.getEpochSecond(), length);
    var periods = new TreeMap<Long, Bucket>();
    source
        .subMap(first, to.getEpochSecond())
        .forEach(
            (at, bucket) ->
                periods
                    .computeIfAbsent(at - Math.floorMod(at, length), _ -> new Bucket())
                    .add(bucket));
    var figures = new ArrayList<MetricPoint>(periods.size());
    periods.forEach(
        (at, bucket) ->
            figures.add(new MetricPoint(Instant.ofEpochSecond(at), bucket.figure(statistic))));
    return figures;
  }

  /** Returns the totals since the first value, and statistics of the values from a moment on. */
  synchronized SeriesTotals totals(Instant latest) {
    var recent = new Bucket();
    seconds.tailMap(latest.getEpochSecond()).values().forEach(recent::add);
    Map<Statistic, Double> statistics =
        recent.count() == 0
            ? Map.of()
            : Map.of(Statistic.MAXIMUM, recent.figure(Statistic.MAXIMUM));
    return new SeriesTotals(sinceStart.count(), sinceStart.sum(), bySize.cumulative(), statistics);
  }
}
