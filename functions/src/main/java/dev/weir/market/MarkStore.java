package dev.weir.market;

import dev.weir.stream.UnavailableException;
import java.util.List;

/** The marks, seen alike from every Region. */
public interface MarkStore {

  /**
   * Stores a mark if it is newer than what its register holds. To say it again changes nothing.
   *
   * @return whether it was stored; if not, the register holds it or a newer one
   * @throws WriteConflictException where another Region wrote the register at that moment: nothing
   *     is stored
   * @throws UnavailableException where the table does not answer; it may be stored all the same
   */
  boolean put(ReceivedMark received);

  /**
   * All marks that were stored before the call.
   *
   * @throws UnavailableException where the table does not answer
   */
  List<Mark> all();
}
