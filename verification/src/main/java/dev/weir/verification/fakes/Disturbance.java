package dev.weir.verification.fakes;

import dev.weir.stream.UnavailableException;

/** What may happen to a call of a port: before it has had its effect, and after. */
public interface Disturbance {

  /** Nothing happens. */
  Disturbance NONE = new Disturbance() {};

  /**
   * Before the effect.
   *
   * @throws UnavailableException for a throttled call: no effect
   */
  default void before(String call) {}

  /**
   * After the effect.
   *
   * @throws UnavailableException for an answer that was lost: the effect stays
   */
  default void after(String call) {}
}
