package dev.weir.stream;

/**
 * How far lanes are applied, for those who wait for what they sent and for those who look at the
 * lag. Nothing is decided by it: what is applied is known by the fences of the items themselves.
 */
@FunctionalInterface
public interface LanePositions extends LaneAttempts {

  /**
   * Says that all records of the lane up to this one are applied. A position only rises: to say it
   * again, or late, changes nothing.
   *
   * @throws UnavailableException where the table does not answer
   */
  void advance(Lane lane, SequenceNumber upTo);
}
