package dev.weir.market.marks.parse;

import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lane;

/** The quarantine keys and descriptions of the feeds' rejections. */
public final class TickPlaces {

  /** The first part of the quarantine's keys. */
  private static final String PIPELINE = "market";

  private TickPlaces() {}

  /** Returns the quarantine key of a record's rejections. */
  public static QuarantineKey ofRecord(Lane lane, KinesisRecord record) {
    return new QuarantineKey(
        PIPELINE,
        record.arrivedAt(),
        lane.incarnation(),
        lane.shard().id(),
        record.sequenceNumber().digits(),
        0);
  }

  /** Describes a rejected line of a record, or the record as a whole. */
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
