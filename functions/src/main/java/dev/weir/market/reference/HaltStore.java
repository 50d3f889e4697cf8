package dev.weir.market.reference;

import dev.weir.market.WriteConflictException;
import dev.weir.stream.UnavailableException;

/** The operators' halts, with the same view from every Region. */
public interface HaltStore {

  /**
   * Returns the halts in force; {@link Halts#NONE} if none was ever ordered. Never older than any
   * state that a Region had stored before the call.
   *
   * @throws UnavailableException if the table does not answer
   */
  Halts halts();

  /**
   * Stores the next revision if the one before it is still stored.
   *
   * @return false if another writer was faster: nothing is stored
   * @throws WriteConflictException if another Region wrote at that moment: nothing is stored
   * @throws UnavailableException if the table does not answer; it may be stored nevertheless
   */
  boolean replace(Halts next);
}
