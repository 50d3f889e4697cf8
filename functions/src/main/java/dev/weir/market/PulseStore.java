package dev.weir.market;

import dev.weir.stream.UnavailableException;

/** The latest pulse of each Region, seen alike from every Region. */
@FunctionalInterface
public interface PulseStore {

  /**
   * Stores a pulse in the place of an earlier one. One that is no later than what is stored changes
   * nothing: a redelivery, or one that was overtaken.
   *
   * @throws WriteConflictException where another Region wrote it at that moment: nothing is stored
   * @throws UnavailableException where the table does not answer; it may be stored all the same
   */
  void put(Pulse pulse);
}
