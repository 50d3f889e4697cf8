package dev.weir.stream;

/**
 * How far lanes are applied, for those who wait for their records or watch the lag. No decision
 * depends on it: the fences of the items themselves determine which records are applied.
 */
@FunctionalInterface
public interface LanePositions extends LaneAttempts {

  /**
   * Records that all records of the lane up to this one are applied. A position only increases: a
   * repeated or late call changes nothing.
   *
   * @throws UnavailableException if the table does not answer
   */
  void advance(Lane lane, SequenceNumber upTo);
}
