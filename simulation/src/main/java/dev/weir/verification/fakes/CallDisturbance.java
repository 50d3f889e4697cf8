package dev.weir.verification.fakes;

import dev.weir.market.WriteConflictException;
import dev.weir.stream.UnavailableException;
import java.util.function.Supplier;

/** What may happen to a call of a port: before it has had its effect, and after. */
public interface CallDisturbance {

  /** Nothing happens. */
  CallDisturbance NONE = new CallDisturbance() {};

  /**
   * Before the effect.
   *
   * @throws UnavailableException for a throttled call: no effect
   * @throws WriteConflictException for a write that met another Region's: no effect
   */
  default void before(String call) {}

  /**
   * After the effect.
   *
   * @throws UnavailableException for an answer that was lost: the effect stays
   */
  default void after(String call) {}

  /**
   * Whether the effect comes twice: the answer was lost, and the SDK asked again by itself. The
   * caller gets the second answer.
   */
  default boolean isSentAgain(String call) {
    return false;
  }

  /** Makes a call with what happens to it. */
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
