package dev.weir.local.eventsource;

import java.time.Instant;
import java.util.Optional;

/**
 * A schedule at one moment.
 *
 * @param next when it fires next, if ever
 * @param invocations that were begun, including retries
 * @param failures of the function
 * @param dropped times that were given up after their retries
 */
public record ScheduleStatus(
    Optional<Instant> next, long invocations, long failures, long dropped) {

  ScheduleStatus invoked(Optional<Instant> nextTime, int count) {
    return new ScheduleStatus(nextTime, invocations + count, failures, dropped);
  }

  ScheduleStatus failed() {
    return new ScheduleStatus(next, invocations, failures + 1, dropped);
  }

  ScheduleStatus withDropped() {
    return new ScheduleStatus(next, invocations, failures, dropped + 1);
  }
}
