package dev.weir.transactions.rules;

import java.time.Duration;
import java.time.Instant;

/**
 * What is remembered of a user's place.
 *
 * @param firstAt the earliest event time of a transaction there
 * @param lastSeenAt stream time when the last one there was seen; of too many places, those not
 *     seen for longest are forgotten
 * @param sprees the episodes of {@code NEW_LOCATION_SPREE} there
 */
public record Visit(Instant firstAt, Instant lastSeenAt, Episodes sprees) {

  static Visit firstAt(Instant time, Instant seenAt) {
    return new Visit(time, seenAt, Episodes.NONE);
  }

  Visit again(Instant time, Instant seenAt) {
    return new Visit(time.isBefore(firstAt) ? time : firstAt, seenAt, sprees);
  }

  Visit with(Episodes changed) {
    return new Visit(firstAt, lastSeenAt, changed);
  }

  /** Whether the place is known at a time: the first transaction there is old enough. */
  boolean isKnownAt(Instant time, Duration settle) {
    return !time.isBefore(firstAt.plus(settle));
  }
}
