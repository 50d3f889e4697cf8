package dev.weir.stream;

import java.util.Optional;

/** Positions that can be read back. */
public interface StoredPositions extends LanePositions {

  /**
   * Returns how far a lane was recorded as applied; empty if nothing was recorded.
   *
   * @throws UnavailableException if the table does not answer
   */
  Optional<SequenceNumber> of(Lane lane);
}
