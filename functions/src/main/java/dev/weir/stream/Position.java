package dev.weir.stream;

import java.util.Optional;

/**
 * How far a lane has been applied.
 *
 * @param applied the highest sequence number whose record is applied wholly; empty where none is
 * @param started the record after it, where only some of its lines are applied: a record that
 *     touches more minutes than one commit takes is committed in parts
 */
public record Position(Optional<SequenceNumber> applied, Optional<Started> started) {

  /** Nothing is applied. */
  public static final Position BEGINNING = new Position(Optional.empty(), Optional.empty());

  /**
   * A record that is applied in part.
   *
   * @param record its sequence number
   * @param lines how many of its lines, from the first, are applied
   */
  public record Started(SequenceNumber record, int lines) {}

  /** A record is applied wholly, and all before it. */
  public static Position after(SequenceNumber record) {
    return new Position(Optional.of(record), Optional.empty());
  }

  /** This position, and some lines of the record that follows. */
  public Position within(SequenceNumber record, int lines) {
    return new Position(applied, Optional.of(new Started(record, lines)));
  }

  /** Whether a record is applied wholly. */
  public boolean covers(SequenceNumber record) {
    return applied.isPresent() && record.compareTo(applied.get()) <= 0;
  }

  /** How many lines of a record are applied already. */
  public int linesOf(SequenceNumber record) {
    return started.filter(part -> part.record().equals(record)).map(Started::lines).orElse(0);
  }
}
