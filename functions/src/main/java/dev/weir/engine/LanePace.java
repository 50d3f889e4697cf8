package dev.weir.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Decides whether an invocation of a lane is worth prolonging until more records have arrived. It
 * depends on the batches alone and on no clock.
 *
 * <p>Each invocation costs a request, a write unit and a read unit, however many records it has;
 * while it waits, Lambda bills its memory. A lane waits where the invocations that it saves cost
 * more than the waiting. What counts is how often the lane would be invoked if it did not wait,
 * which the arrival times of its records show. An instance that sees only some of a lane's batches
 * underestimates that and waits too rarely, never too often.
 */
final class LanePace {

  private static final double SECOND = 1_000;

  private Instant newest = Instant.MIN;
  private double perSecond;

  /**
   * Takes the lane's next batch into account; returns whether its invocation should wait.
   *
   * @param arrivals times of arrival of the batch's records, in their order, at least one
   * @param begun beginning of the invocation
   * @param work how long it took to apply the batch
   * @param interval from the beginning of an invocation that waits to its end
   */
  boolean isWorthWaiting(List<Instant> arrivals, Instant begun, Duration work, Duration interval) {
    var last = arrivals.getLast();
    var gap = newest.equals(Instant.MIN) ? SECOND : millis(Duration.between(newest, last));
    if (gap <= 0) {
      return false; // a redelivery, which says nothing about the rate
    }
    newest = last;
    remember(invocationsFor(arrivals, work), gap / SECOND);
    return !isBehind(last, begun, interval) && Pacing.saves(perSecond, work, interval);
  }

  /** Adds invocations, as if evenly spread over a period; those of earlier seconds fade. */
  private void remember(int invocations, double seconds) {
    var kept = Math.exp(-seconds);
    perSecond = perSecond * kept + invocations / seconds * (1 - kept);
  }

  /** Returns how many invocations records would have caused that arrive while none is waiting. */
  private static int invocationsFor(List<Instant> arrivals, Duration work) {
    var invocations = 0;
    var end = Instant.MIN;
    var start = Instant.MIN;
    for (var arrival : arrivals) {
      if (arrival.isAfter(start)) {
        start = arrival.isAfter(end) ? arrival : end;
        end = start.plus(work);
        invocations++;
      }
    }
    return invocations;
  }

  // Even the newest record has waited for longer than a paced lane lets it: more records follow it.
  private static boolean isBehind(Instant newest, Instant begun, Duration interval) {
    return Duration.between(newest, begun).compareTo(interval) > 0;
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}
