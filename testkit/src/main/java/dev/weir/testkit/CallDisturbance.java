package dev.weir.testkit;

import java.util.function.Supplier;

/** The possible disturbances of a port's call: before its effect, and after. */
public interface CallDisturbance {

  /** No disturbance. */
  CallDisturbance NONE = new CallDisturbance() {};

  /** Before the effect; throws what a call throws that has none, such as a throttled one. */
  default void before(String call) {}

  /** After the effect; throws what a call throws whose answer was lost: the effect stays. */
  default void after(String call) {}

  /**
   * Returns whether the effect happens twice: the answer was lost, and the SDK retried by itself.
   * The caller gets the second answer.
   */
  default boolean isSentAgain(String call) {
    return false;
  }

  /** Makes a call with its disturbances. */
  default <T> T around(String call, Supplier<T> effect) {
    before(call);
    var answer = effect.get();
    if (isSentAgain(call)) {
      answer = effect.get();
    }
    after(call);
    return answer;
  }
}
