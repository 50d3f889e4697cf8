package dev.weir.transactions;

import dev.weir.events.transaction.Transaction;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Position;

/**
 * A transaction and its place in the stream.
 *
 * @param transaction the event
 * @param record the record that it came in
 * @param line its index among all that the record holds, from 0
 * @param bytes what it was read from, with {@code from} and {@code to}; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // A view, never compared.
record ReceivedTransaction(
    Transaction transaction, KinesisRecord record, int line, byte[] bytes, int from, int to) {

  /** Whether a fence covers it. */
  boolean isAppliedBy(Position fence) {
    return fence.covers(record.sequenceNumber()) || line < fence.linesOf(record.sequenceNumber());
  }

  /** Whether another one came in the same record. */
  boolean isOfSameRecordAs(ReceivedTransaction other) {
    return record.sequenceNumber().equals(other.record.sequenceNumber());
  }

  /** Where a fence stands that has just covered it. */
  Position fenceBehind(Position fence) {
    return fence.within(record.sequenceNumber(), line + 1);
  }
}
