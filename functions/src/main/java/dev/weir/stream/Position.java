package dev.weir.stream;

import java.util.Optional;

/**
 * How far a lane has been applied.
 *
 * @param applied the highest sequence number whose record is applied completely; empty if there is
 *     none
 * @param started the record after it, if only some of its lines are applied: a record that touches
 *     more minutes than fit into one commit is committed in parts
 */
public record Position(Optional<SequenceNumber> applied, Optional<Started> started) {

  /** Nothing is applied. */
  public static final Position BEGINNING = new Position(Optional.empty(), Optional.empty());

  /**
   * A record that is applied in part.
   *
   * @param record its sequence number
   * @param lines the number of its lines, from the first, that are applied
   */
  public record Started(SequenceNumber record, int lines) {}

  /** Returns the position at which a record and all before it are applied completely. */
  public static Position after(SequenceNumber record) {
    return new Position(Optional.of(record), Optional.empty());
  }

  /** Returns this position plus some lines of the next record. */
  public Position within(SequenceNumber record, int lines) {
    return new Position(applied, Optional.of(new Started(record, lines)));
  }

  /** Whether a record is applied completely. */
  public boolean covers(SequenceNumber record) {
    return applied.isPresent() && record.compareTo(applied.get()) <= 0;
  }

  /** Returns the number of lines of a record that are already applied. */
  public int linesOf(SequenceNumber record) {
    return started.filter(part -> part.record().equals(record)).map(Started::lines).orElse(0);
  }
}
