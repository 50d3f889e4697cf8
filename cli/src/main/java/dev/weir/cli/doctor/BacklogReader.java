package dev.weir.cli.doctor;

import dev.weir.metrics.Statistic;
import dev.weir.metrics.query.MetricId;
import dev.weir.metrics.query.MetricPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts what waits in a shard. Where a function is in a shard, nothing measures; but how old the
 * records are that it handles says which moment of the arrivals it has reached. So what arrived
 * between two such moments is what it handled, and what arrived since the last is what waits. That
 * holds however unevenly records come.
 */
final class BacklogReader {

  private final MetricWindows figures;

  BacklogReader(MetricWindows figures) {
    this.figures = figures;
  }

  /**
   * What waits in a shard; empty where its age was measured less than twice lately.
   *
   * @param age of the last record that the function was given
   * @param arrivals records that came into the shard
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

  /** The moment whose arrivals are handled at that point. */
  private static Instant reached(MetricPoint age) {
    return age.from().minusMillis(Math.round(age.value()));
  }
}
