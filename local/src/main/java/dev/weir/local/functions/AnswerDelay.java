package dev.weir.local.functions;

import java.time.Duration;

/** Returns how long the answers of a function are delayed: rehearses a slow function. */
@FunctionalInterface
public interface AnswerDelay {

  /** Delays nothing. */
  AnswerDelay NONE = _ -> Duration.ZERO;

  /**
   * Returns how long an answer that is available now is delayed.
   *
   * @param function the function's name
   */
  Duration of(String function);
}
