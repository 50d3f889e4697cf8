package dev.weir.transactions.parse;

import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lane;

/** The quarantine keys and descriptions of this pipeline's rejections. */
public final class QuarantineKeys {

  private static final String PIPELINE = "transactions";
  private static final String UNDECIDED = "transactions-undecided";

  private QuarantineKeys() {}

  /** Returns the quarantine key of a record's rejections. */
  public static QuarantineKey ofRecord(Lane lane, KinesisRecord record) {
    return of(PIPELINE, lane, record, 0);
  }

  /** Returns the quarantine key of a transaction on which a rule failed. */
  public static QuarantineKey ofUndecided(Lane lane, ReceivedTransaction received) {
    return of(UNDECIDED, lane, received.record(), received.line());
  }

  private static QuarantineKey of(String pipeline, Lane lane, KinesisRecord record, int fromLine) {
    return new QuarantineKey(
        pipeline,
        record.arrivedAt(),
        lane.incarnation(),
        lane.shard().id(),
        record.sequenceNumber().digits(),
        fromLine);
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
