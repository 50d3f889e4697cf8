package dev.weir.market.pulse;

import dev.weir.stream.CallFailedException;

/** The stream of the Region's feed, which receives the pulses. */
@FunctionalInterface
public interface PulseStream {

  /**
   * Puts a pulse.
   *
   * @throws CallFailedException if the stream does not accept it, or does not answer; it may be
   *     there nevertheless
   */
  void put();
}
