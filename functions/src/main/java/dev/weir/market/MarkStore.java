package dev.weir.market;

import dev.weir.stream.UnavailableException;
import java.util.List;
import java.util.Optional;

/** The registers of all symbols and venues, seen alike from every Region. */
public interface MarkStore {

  /**
   * What is stored now; {@link Register#none} where nothing is. Never older than what any Region
   * had stored before the call.
   *
   * @throws UnavailableException where the table does not answer
   */
  Register read(String symbol, String venue);

  /**
   * Stores the next revision of a register, on condition that the one before it is still there.
   *
   * @param next its revision is one more than that which it was made from
   * @return empty if it is stored; what is there instead, where somebody else was faster
   * @throws WriteConflictException where another Region wrote the register at that moment: nothing
   *     is stored
   * @throws UnavailableException where the table does not answer; it may be stored all the same,
   *     which the next reading shows
   */
  Optional<Register> replace(Register next);

  /**
   * Stores what an operator's act makes of a register, whatever the feed has written meanwhile: on
   * the sole condition that the generation is still the one before. So it succeeds alongside a feed
   * that writes all the time.
   *
   * @param next of the next generation; its revision is not looked at, the stored one rises by one
   * @return false where another act was faster: nothing is stored
   * @throws WriteConflictException as for {@link #replace}
   * @throws UnavailableException as for {@link #replace}
   */
  boolean override(Register next);

  /**
   * All marks that were stored before the call, also those without a price.
   *
   * @throws UnavailableException where the table does not answer
   */
  List<ReceivedMark> all();

  /**
   * All registers that were stored before the call.
   *
   * @throws UnavailableException where the table does not answer
   */
  List<Register> registers();

  /**
   * Removes a register, on condition that its revision is still the one given. The functions may
   * not do this: it is for who loads reference data.
   *
   * @return false where somebody has written it meanwhile: it stays. Also true where it was gone
   * @throws WriteConflictException as for {@link #replace}
   * @throws UnavailableException as for {@link #replace}
   */
  boolean remove(Register register);
}
