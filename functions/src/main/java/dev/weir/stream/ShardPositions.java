package dev.weir.stream;

import java.util.Optional;

/**
 * How far each lane has come: every record up to its position is wholly applied (counted,
 * quarantined, its alerts in the outbox). Written last, so that it never claims too much.
 */
public interface ShardPositions {

  /** The lane's position, as last advanced by anyone; empty if it never was. */
  Optional<SequenceNumber> position(Lane lane);

  /**
   * Moves the lane's position forward. Never moves it back: where someone is further already, as
   * after a redelivery, this changes nothing and is a success.
   *
   * @throws RuntimeException if the position can't be written; the batch is then to be retried
   */
  void advance(Lane lane, SequenceNumber to);
}
