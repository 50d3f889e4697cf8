package dev.weir.verification.transactions;

import dev.weir.events.transaction.Transaction;
import dev.weir.testkit.StreamRecord;
import java.time.Instant;
import java.util.List;

/**
 * A record of one user, with its author's labels.
 *
 * @param data as it is put
 * @param arrivedAt when it entered the stream
 * @param partitionKey the user's id
 * @param transactions the valid ones, in order
 * @param garbage the lines that are not transactions
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record TransactionRecord(
    byte[] data,
    Instant arrivedAt,
    String partitionKey,
    List<Transaction> transactions,
    List<String> garbage)
    implements StreamRecord {

  public TransactionRecord {
    transactions = List.copyOf(transactions);
    garbage = List.copyOf(garbage);
  }
}
