package dev.weir.transactions.parse;

import dev.weir.events.transaction.Transaction;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Position;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.SourceRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A transaction and its place in the stream.
 *
 * @param transaction the event
 * @param record the record that contained it
 * @param line its index among all entries of the record, from 0
 * @param isUsersLast whether the record holds no further transaction of the user
 * @param bytes the bytes that it was read from, between {@code from} and {@code to}; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // a view, never compared
public record ReceivedTransaction(
    Transaction transaction,
    KinesisRecord record,
    int line,
    boolean isUsersLast,
    byte[] bytes,
    int from,
    int to)
    implements SourceRecord {

  /** Creates a transaction that others of its user may follow. */
  public ReceivedTransaction(
      Transaction transaction, KinesisRecord record, int line, byte[] bytes, int from, int to) {
    this(transaction, record, line, false, bytes, from, to);
  }

  /** Returns the transactions of one record in their order, with each user's last one marked. */
  public static List<ReceivedTransaction> withLastOfUsersMarked(
      List<ReceivedTransaction> ofRecord) {
    var marked = new ArrayList<>(ofRecord);
    var users = new HashSet<String>();
    for (var i = marked.size() - 1; i >= 0; i--) {
      if (users.add(marked.get(i).transaction().userId())) {
        marked.set(i, marked.get(i).asUsersLast());
      }
    }
    return marked;
  }

  /** Returns the same transaction, in a record of which this one's is a part. */
  public ReceivedTransaction after(int lines) {
    return new ReceivedTransaction(transaction, record, lines + line, isUsersLast, bytes, from, to);
  }

  private ReceivedTransaction asUsersLast() {
    return new ReceivedTransaction(transaction, record, line, true, bytes, from, to);
  }

  @Override
  public SequenceNumber sequenceNumber() {
    return record.sequenceNumber();
  }

  /** Whether it arrived in the stream longer after its time than this. */
  public boolean isLate(Duration lateness) {
    return record.arrivedAt().isAfter(transaction.occurredAt().plus(lateness));
  }

  /** Whether a fence covers it. */
  public boolean isAppliedBy(Position fence) {
    return fence.covers(sequenceNumber()) || line < fence.linesOf(sequenceNumber());
  }

  /** Returns the fence right after it was applied. */
  public Position fenceAfter(Position fence) {
    return isUsersLast
        ? Position.after(sequenceNumber())
        : fence.within(sequenceNumber(), line + 1);
  }
}
