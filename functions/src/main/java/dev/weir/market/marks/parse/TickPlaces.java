package dev.weir.market.marks.parse;

import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lane;

/** Where what is rejected of the feeds' records is kept, and how it is described. */
public final class TickPlaces {

  /** The first part of the quarantine's keys. */
  private static final String PIPELINE = "market";

  private TickPlaces() {}

  /** The place of all that is rejected of a record. */
  public static QuarantineKey ofRecord(Lane lane, KinesisRecord record) {
    return new QuarantineKey(
        PIPELINE,
        record.arrivedAt(),
        lane.incarnation(),
        lane.shard().id(),
        record.sequenceNumber().digits(),
        0);
  }

  /** A line of a record, described, or the record as a whole. */
  public static Rejected rejected(
      KinesisRecord record, int line, Reason reason, String detail, byte[] bytes) {
    return new Rejected(
        reason,
        detail,
        record.sequenceNumber().digits(),
        record.arrivedAt(),
        line,
        PIPELINE,
        bytes);
  }
}
