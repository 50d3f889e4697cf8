package dev.weir.cli.doctor;

import dev.weir.metrics.Statistic;
import dev.weir.metrics.query.MetricId;
import dev.weir.metrics.query.MetricPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts the backlog of a shard. No metric measures a function's position in a shard, but the age
 * of the records that it handles gives the arrival time that it has reached. The arrivals between
 * two such times are the records that it handled, and the arrivals since the last are the backlog.
 * This holds however unevenly records arrive.
 */
final class BacklogReader {

  private final MetricWindows figures;

  BacklogReader(MetricWindows figures) {
    this.figures = figures;
  }

  /**
   * Returns the backlog of a shard; empty if its age was measured less than twice recently.
   *
   * @param age of the last record passed to the function
   * @param arrivals records that entered the shard
   */
  Optional<Backlog> read(MetricId age, MetricId arrivals) {
    var points = figures.recent(age, Statistic.MAXIMUM);
    if (points.size() < 2) {
      return Optional.empty();
    }
    var first = points.getFirst();
    var last = points.getLast();
    double seconds = Duration.between(first.from(), last.from()).toMillis() / 1_000.0;
    return Optional.of(
        new Backlog(
            last.value(),
            (last.value() - first.value()) / seconds,
            figures.counted(arrivals, reached(last), last.from()),
            figures.counted(arrivals, reached(first), reached(last)) / seconds,
            figures.nowPerSecond(arrivals)));
  }

  /** Returns the arrival time of the records handled at that point. */
  private static Instant reached(MetricPoint age) {
    return age.from().minusMillis(Math.round(age.value()));
  }
}
