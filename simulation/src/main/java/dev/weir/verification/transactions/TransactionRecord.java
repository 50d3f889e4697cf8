package dev.weir.verification.transactions;

import dev.weir.events.transaction.Transaction;
import dev.weir.verification.simulation.StreamRecord;
import java.time.Instant;
import java.util.List;

/**
 * A record of one user, and what whoever wrote it knows to be in it.
 *
 * @param data as it is put
 * @param arrivedAt when it came into the stream
 * @param partitionKey the user's id
 * @param transactions those that are valid, in order
 * @param garbage the lines that are no transactions
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
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
