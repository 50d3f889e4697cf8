package dev.weir.local.eventsource;

import java.time.Instant;

/** Failures in a row: since when, and the reason of the last. */
record FailureStreak(Instant since, String reason) {

  /** The same trouble with its newest reason, or a new one. */
  static FailureStreak grown(FailureStreak earlier, String reason, Instant now) {
    return new FailureStreak(earlier == null ? now : earlier.since(), reason);
  }
}
