package dev.weir.rehearsal.demo;

import java.time.Duration;
import java.util.List;

/**
 * The times from a record's arrival to an alert's receipt by a subscriber.
 *
 * @param received in the order in which the alerts were received
 */
record Latencies(List<Duration> received) {

  /** The pipelines' design goal. It never fails a run, because a busy machine is slower. */
  private static final Duration GOAL = Duration.ofSeconds(1);

  Latencies {
    received = List.copyOf(received);
  }

  /** Returns the nearest-rank percentile in milliseconds; 0 if there are none. */
  long percentile(int percent) {
    if (received.isEmpty()) {
      return 0;
    }
    var rank = (int) Math.ceil(percent / 100.0 * received.size());
    return received.stream()
        .sorted()
        .skip(Math.max(0, rank - 1))
        .findFirst()
        .orElseThrow()
        .toMillis();
  }

  @Override
  public String toString() {
    return received.isEmpty()
        ? "none has its record's arrival time"
        : "%s after the record (of %d)".formatted(figures(), received.size());
  }

  private String figures() {
    return "p50 %d ms, p99 %d ms (goal %d ms), the first %d ms"
        .formatted(percentile(50), percentile(99), GOAL.toMillis(), received.getFirst().toMillis());
  }
}
