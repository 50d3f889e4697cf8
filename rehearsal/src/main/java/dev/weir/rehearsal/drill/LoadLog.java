package dev.weir.rehearsal.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * How many ticks a Region's stream acknowledged, by the second in which they were due. Safe for
 * several threads.
 */
final class LoadLog {

  /** Over how long the stated load has to be reached. */
  static final int WINDOW_SECONDS = 5;

  /** The share of the stated load that has to be acknowledged in each window. */
  static final double ENOUGH = 0.95;

  private final int perSecond;
  private final Instant start;
  private final Map<Long, Integer> bySecond = new TreeMap<>();
  private long acknowledged;
  private long refused;

  /** Of a load that begins then. */
  LoadLog(int perSecond, Instant start) {
    this.perSecond = perSecond;
    this.start = start;
  }

  /** Notes a tick that the stream has taken. */
  synchronized void addAcknowledged(Instant due) {
    acknowledged++;
    bySecond.merge(Duration.between(start, due).toSeconds(), 1, Integer::sum);
  }

  /** Notes one that it has not, or that could not be sent in time. */
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
   * The least that was acknowledged a second in any window, as a share of what was stated; 0 where
   * no window lies in the time.
   *
   * @param healthy which times are looked at
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
   * When a Region's stream was there to take ticks.
   *
   * @param until the load's end
   * @param from when the Region was lost; the same as {@code back} where it never was
   * @param back when it answered again
   */
  record Healthy(Instant until, Instant from, Instant back) {

    /** All the time until the load's end. */
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
