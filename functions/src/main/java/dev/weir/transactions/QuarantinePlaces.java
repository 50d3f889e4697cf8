package dev.weir.transactions;

import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lane;

/** Where what is rejected of this pipeline's records is kept, and how it is described. */
final class QuarantinePlaces {

  private QuarantinePlaces() {}

  static QuarantineKey ofRecord(String pipeline, Lane lane, KinesisRecord record) {
    return of(pipeline, lane, record, 0);
  }

  static QuarantineKey of(String pipeline, Lane lane, KinesisRecord record, int fromLine) {
    return new QuarantineKey(
        pipeline,
        record.arrivedAt(),
        lane.incarnation(),
        lane.shard().id(),
        record.sequenceNumber().digits(),
        fromLine);
  }

  static Rejected rejected(
      KinesisRecord record, int line, Reason reason, String detail, byte[] bytes) {
    return new Rejected(
        reason,
        detail,
        record.sequenceNumber().digits(),
        record.arrivedAt(),
        line,
        TransactionFold.PIPELINE,
        bytes);
  }
}
