package dev.weir.rehearsal.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * The ticks that a Region's stream acknowledged, by the second in which they were due. Thread-safe.
 */
final class LoadLog {

  /** The window over which the stated load must be reached. */
  static final int WINDOW_SECONDS = 5;

  /** The share of the stated load that must be acknowledged in each window. */
  static final double ENOUGH = 0.95;

  private final int perSecond;
  private final Instant start;
  private final Map<Long, Integer> bySecond = new TreeMap<>();
  private long acknowledged;
  private long refused;

  /** Creates a log for a load with this start. */
  LoadLog(int perSecond, Instant start) {
    this.perSecond = perSecond;
    this.start = start;
  }

  /** Adds a tick that the stream has accepted. */
  synchronized void addAcknowledged(Instant due) {
    acknowledged++;
    bySecond.merge(Duration.between(start, due).toSeconds(), 1, Integer::sum);
  }

  /** Adds a tick that the stream has refused, or that could not be sent in time. */
  synchronized void addRefused() {
    refused++;
  }

  synchronized long acknowledged() {
    return acknowledged;
  }

  synchronized long refused() {
    return refused;
  }

  /**
   * Returns the lowest acknowledged rate in any window, as a share of the stated rate; 0 if no
   * window lies in the period.
   *
   * @param healthy the times to include
   */
  synchronized double least(Healthy healthy) {
    return LongStream.iterate(0, second -> second + WINDOW_SECONDS)
        .takeWhile(second -> !healthy.isAfter(start.plusSeconds(second + WINDOW_SECONDS)))
        .filter(
            second ->
                healthy.covers(
                    start.plusSeconds(second), start.plusSeconds(second + WINDOW_SECONDS)))
        .mapToDouble(this::share)
        .min()
        .orElse(0);
  }

  private double share(long second) {
    var ticks =
        LongStream.range(second, second + WINDOW_SECONDS)
            .mapToInt(each -> bySecond.getOrDefault(each, 0))
            .sum();
    return ticks / (double) (perSecond * WINDOW_SECONDS);
  }

  /**
   * The times when a Region's stream could accept ticks.
   *
   * @param until the load's end
   * @param from when the Region was lost; the same as {@code back} if it never was
   * @param back when it answered again
   */
  record Healthy(Instant until, Instant from, Instant back) {

    /** Returns the complete time until the load's end. */
    static Healthy always(Instant until) {
      return new Healthy(until, until, until);
    }

    private boolean isAfter(Instant end) {
      return end.isAfter(until);
    }

    private boolean covers(Instant begin, Instant end) {
      return !end.isAfter(from) || !begin.isBefore(back);
    }
  }
}
