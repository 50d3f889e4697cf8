package dev.weir.stream;

import java.util.Optional;

/** Positions that can be read back. */
public interface StoredPositions extends LanePositions {

  /**
   * How far a lane was said to be applied; empty where nothing was said.
   *
   * @throws UnavailableException where the table does not answer
   */
  Optional<SequenceNumber> of(Lane lane);
}
