package dev.weir.transactions.parse;

import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lane;

/** Where what is rejected of this pipeline's records is kept, and how it is described. */
public final class QuarantineKeys {

  private static final String PIPELINE = "transactions";
  private static final String UNDECIDED = "transactions-undecided";

  private QuarantineKeys() {}

  /** Where what of a record is rejected is kept. */
  public static QuarantineKey ofRecord(Lane lane, KinesisRecord record) {
    return of(PIPELINE, lane, record, 0);
  }

  /** Where a transaction is kept that a rule failed on. */
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

  /** How a line of a record, or the record as a whole, is described. */
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
