package dev.weir.verification.fakes;

import dev.weir.market.WriteConflictException;
import dev.weir.stream.UnavailableException;
import java.util.function.Supplier;

/** The possible disturbances of a port's call: before its effect, and after. */
public interface CallDisturbance {

  /** No disturbance. */
  CallDisturbance NONE = new CallDisturbance() {};

  /**
   * Called before the effect.
   *
   * @throws UnavailableException for a throttled call: no effect
   * @throws WriteConflictException for a write that met another Region's: no effect
   */
  default void before(String call) {}

  /**
   * Called after the effect.
   *
   * @throws UnavailableException for a lost answer: the effect stays
   */
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
