package dev.weir.market.risk.beat;

import dev.weir.market.WriteConflictException;
import dev.weir.stream.UnavailableException;
import java.util.Optional;

/**
 * The latest beat of each group, stored alongside the decisions, with the same view from every
 * Region.
 */
public interface BeatStore {

  /**
   * Returns a group's latest beat; {@link StoredBeat#NONE} if there is none. Never older than any
   * state that a Region had stored before the call.
   *
   * @throws UnavailableException if the table does not answer
   */
  StoredBeat read(String group);

  /**
   * Returns the stored standing of a portfolio; empty if nothing was decided yet. Never older than
   * any state that a Region had stored before the call.
   *
   * @throws UnavailableException if the table does not answer
   */
  Optional<Standing> standing(String portfolio);

  /**
   * Replaces the previous beat. Readers of the table's changes deliver it.
   *
   * @return false if another one was faster: nothing is stored then, or only the answer was lost
   * @throws WriteConflictException if another Region wrote the group's beat at that moment: nothing
   *     is stored
   * @throws UnavailableException if the table does not answer; it may be stored nevertheless
   */
  boolean replace(Beat next);
}
