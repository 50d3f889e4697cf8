package dev.weir.market.pulse;

import dev.weir.stream.CallFailedException;

/** Where pulses go: the stream of the Region's feed. */
@FunctionalInterface
public interface PulseStream {

  /**
   * Puts one.
   *
   * @throws CallFailedException where the stream does not take it, or does not answer; it may be
   *     there all the same
   */
  void put();
}
