package dev.weir.local.eventsource;

import java.time.Instant;
import java.util.Optional;

/** What a lane wants to happen now. */
sealed interface BatchQueueStep {

  /** Nothing before a time, unless records or an answer come. */
  record Wait(Instant until) implements BatchQueueStep {}

  /** The function must be invoked; the lane waits for {@link BatchQueue#answered}. */
  record Invoke(PolledBatch batch, Optional<WindowCall> window) implements BatchQueueStep {}

  /** Records are given up; the lane waits for {@link BatchQueue#discarded}. */
  record Discard(PolledBatch batch, Condition condition) implements BatchQueueStep {}

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
