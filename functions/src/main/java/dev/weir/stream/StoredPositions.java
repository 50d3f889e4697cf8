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

  /**
   * Moves a lane's position before anything of the records is applied, if it is where somebody
   * believes it to be. Of two who claim the same records one gets them.
   *
   * @param before where the lane is believed to be; empty where nothing was said of it
   * @return whether they are claimed
   * @throws UnavailableException where the table does not answer; they may be claimed
   */
  boolean claim(Lane lane, Optional<SequenceNumber> before, SequenceNumber upTo);
}
