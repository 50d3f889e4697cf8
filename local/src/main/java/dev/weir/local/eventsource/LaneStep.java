package dev.weir.local.eventsource;

import java.time.Instant;
import java.util.Optional;

/** What a lane wants to happen now. */
sealed interface LaneStep {

  /** Nothing before a time, unless records or an answer come. */
  record Wait(Instant until) implements LaneStep {}

  /** The function is to be invoked; the lane waits for {@link Lane#answered}. */
  record Invoke(Batch batch, Optional<WindowCall> window) implements LaneStep {}

  /** Records are given up; the lane waits for {@link Lane#discarded}. */
  record Discard(Batch batch, Condition condition) implements LaneStep {}

  /** Why records are given up, by the names that failure records use. */
  enum Condition {
    RETRY_ATTEMPTS_EXHAUSTED("RetryAttemptsExhausted"),
    RECORD_AGE_EXCEEDED("RecordAgeExceeded");

    private final String text;

    Condition(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }
}
