package dev.weir.market;

import dev.weir.stream.UnavailableException;

/** The latest pulse of each Region, with the same view from every Region. */
@FunctionalInterface
public interface PulseStore {

  /**
   * Replaces an earlier pulse. One that is no later than the stored pulse changes nothing: it was
   * redelivered or overtaken.
   *
   * @throws WriteConflictException if another Region wrote it at that moment: nothing is stored
   * @throws UnavailableException if the table does not answer; it may be stored nevertheless
   */
  void put(Pulse pulse);
}
