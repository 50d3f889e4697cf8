package dev.weir.local.eventsource;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/**
 * Time that passes only when the loop waits. Effects run at once, in the order in which they were
 * begun; the result of one becomes visible after its declared duration.
 */
final class VirtualWork<T> implements Work<T> {
  private record Due<T>(Instant at, long order, T value) {}

  private final PriorityQueue<Due<T>> due =
      new PriorityQueue<>(Comparator.comparing(Due<T>::at).thenComparingLong(Due<T>::order));
  private Instant now;
  private Duration taken = Duration.ZERO;
  private long begun;

  VirtualWork(Instant start) {
    this.now = start;
  }

  @Override
  public Instant now() {
    return now;
  }

  /** Called by an effect: delays its result by a duration. */
  void takes(Duration time) {
    taken = taken.plus(time);
  }

  @Override
  public void begin(String name, Supplier<T> effect) {
    taken = Duration.ZERO;
    var value = effect.get();
    comesAt(now.plus(taken), value);
  }

  /** Schedules a value at a time. */
  void comesAt(Instant at, T value) {
    due.add(new Due<>(at, begun++, value));
  }

  @Override
  public Optional<T> next(Instant until) {
    if (due.isEmpty() || due.peek().at().isAfter(until)) {
      if (until.equals(Instant.MAX)) {
        throw new IllegalStateException("Nothing is due, ever");
      }
      now = until.isAfter(now) ? until : now;
      return Optional.empty();
    }
    var first = due.remove();
    now = first.at().isAfter(now) ? first.at() : now;
    return Optional.of(first.value());
  }

  @Override
  public void close() {
    due.clear();
  }
}
