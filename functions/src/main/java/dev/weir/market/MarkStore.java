package dev.weir.market;

import dev.weir.stream.UnavailableException;
import java.util.List;
import java.util.Optional;

/** The registers of all symbols and venues, with the same view from every Region. */
public interface MarkStore {

  /**
   * Returns the stored register; {@link Register#none} if there is none. Never older than any state
   * that a Region had stored before the call.
   *
   * @throws UnavailableException if the table does not answer
   */
  Register read(String symbol, String venue);

  /**
   * Stores the next revision of a register if the one before it is still stored.
   *
   * @param next its revision is one above that of the register it was computed from
   * @return empty if it is stored; the stored register if another writer was faster
   * @throws WriteConflictException if another Region wrote the register at that moment: nothing is
   *     stored
   * @throws UnavailableException if the table does not answer; it may be stored nevertheless, which
   *     the next read shows
   */
  Optional<Register> replace(Register next);

  /**
   * Stores an operator's change of a register regardless of the feed's writes in the meantime: the
   * only condition is that the generation is unchanged. So it succeeds alongside a feed that writes
   * constantly.
   *
   * @param next of the next generation; its revision is ignored, the stored one increases by one
   * @return false if another act was faster: nothing is stored
   * @throws WriteConflictException as for {@link #replace}
   * @throws UnavailableException as for {@link #replace}
   */
  boolean override(Register next);

  /**
   * Returns all marks that were stored before the call, including those without a price.
   *
   * @throws UnavailableException if the table does not answer
   */
  List<ReceivedMark> all();

  /**
   * Returns all registers that were stored before the call.
   *
   * @throws UnavailableException if the table does not answer
   */
  List<Register> registers();

  /**
   * Removes a register if its revision is still the given one. The functions lack this permission:
   * it is for loading reference data.
   *
   * @return false if it was written in the meantime: it stays. Also true if it was already gone
   * @throws WriteConflictException as for {@link #replace}
   * @throws UnavailableException as for {@link #replace}
   */
  boolean remove(Register register);
}
