package dev.weir.local.functions;

import java.time.Duration;

/** Says how long the answers of a function are kept back: how a slow function is rehearsed. */
@FunctionalInterface
public interface AnswerDelay {

  /** Keeps nothing back. */
  AnswerDelay NONE = _ -> Duration.ZERO;

  /**
   * How long an answer that is there now is kept back.
   *
   * @param function the function's name
   */
  Duration of(String function);
}
