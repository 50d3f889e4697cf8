package dev.weir.local.eventsource;

import java.time.Instant;
import java.util.Optional;

/** The next action of a lane. */
sealed interface BatchQueueStep {

  /** Do nothing before a time, unless records or an answer come. */
  record Wait(Instant until) implements BatchQueueStep {}

  /** Invoke the function; the lane waits for {@link BatchQueue#answered}. */
  record InvokeBatch(PolledBatch batch, Optional<WindowCall> window) implements BatchQueueStep {}

  /** Give records up; the lane waits for {@link BatchQueue#discarded}. */
  record Discard(PolledBatch batch, DiscardCondition condition) implements BatchQueueStep {}

  /** Why records are given up, with the names of failure records. */
  enum DiscardCondition {
    RETRY_ATTEMPTS_EXHAUSTED("RetryAttemptsExhausted"),
    RECORD_AGE_EXCEEDED("RecordAgeExceeded");

    private final String text;

    DiscardCondition(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }
}
