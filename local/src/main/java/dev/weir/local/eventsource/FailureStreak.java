package dev.weir.local.eventsource;

import java.time.Instant;

/** Consecutive failures: since when, and the reason of the last. */
record FailureStreak(Instant since, String reason) {

  /** Extends a streak by its newest reason, or begins one. */
  static FailureStreak grown(FailureStreak earlier, String reason, Instant now) {
    return new FailureStreak(earlier == null ? now : earlier.since(), reason);
  }
}
