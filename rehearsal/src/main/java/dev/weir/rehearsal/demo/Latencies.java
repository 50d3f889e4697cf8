package dev.weir.rehearsal.demo;

import java.time.Duration;
import java.util.List;

/**
 * How long alerts took from the arrival of a record to a subscriber.
 *
 * @param sorted the shortest first
 */
record Latencies(List<Duration> sorted) {

  /** What the pipelines are made for. No run fails for it: a busy machine is slower. */
  private static final Duration GOAL = Duration.ofSeconds(1);

  Latencies {
    sorted = sorted.stream().sorted().toList();
  }

  /** The nearest-rank percentile in milliseconds; 0 where there are none. */
  long percentile(int percent) {
    if (sorted.isEmpty()) {
      return 0;
    }
    var rank = (int) Math.ceil(percent / 100.0 * sorted.size());
    return sorted.get(Math.max(0, rank - 1)).toMillis();
  }

  @Override
  public String toString() {
    return sorted.isEmpty()
        ? "none says when its record arrived"
        : "p50 %d ms, p99 %d ms after the record (of %d); goal: %d ms"
            .formatted(percentile(50), percentile(99), sorted.size(), GOAL.toMillis());
  }
}
