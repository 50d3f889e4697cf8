package dev.weir.market.reference;

import dev.weir.market.WriteConflictException;
import dev.weir.stream.UnavailableException;

/** What operators ordered by hand, seen alike from every Region. */
public interface HaltStore {

  /**
   * What holds now; {@link Halts#NONE} where nothing was ever ordered. Never older than what any
   * Region had stored before the call.
   *
   * @throws UnavailableException where the table does not answer
   */
  Halts halts();

  /**
   * Stores the next revision, on condition that the one before it is still there.
   *
   * @return false where somebody else was faster: nothing is stored
   * @throws WriteConflictException where another Region wrote at that moment: nothing is stored
   * @throws UnavailableException where the table does not answer; it may be stored all the same
   */
  boolean replace(Halts next);
}
