package dev.weir.market.risk.beat;

import dev.weir.market.WriteConflictException;
import dev.weir.stream.UnavailableException;
import java.util.Optional;

/** The latest beat of each group, alongside the decisions, seen alike from every Region. */
public interface BeatStore {

  /**
   * A group's latest beat; {@link StoredBeat#NONE} where there is none. Never older than what any
   * Region had stored before the call.
   *
   * @throws UnavailableException where the table does not answer
   */
  StoredBeat read(String group);

  /**
   * What is stored of a portfolio; empty where nothing was decided yet. Never older than what any
   * Region had stored before the call.
   *
   * @throws UnavailableException where the table does not answer
   */
  Optional<Standing> standing(String portfolio);

  /**
   * Stores a beat over the one before it. Whoever reads the table's changes gets it to deliver.
   *
   * @return false where another one was faster: nothing is stored then, or only the answer was lost
   * @throws WriteConflictException where another Region wrote the group's beat at that moment:
   *     nothing is stored
   * @throws UnavailableException where the table does not answer; it may be stored all the same
   */
  boolean replace(Beat next);
}
