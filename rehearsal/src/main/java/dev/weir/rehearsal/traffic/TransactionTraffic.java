package dev.weir.rehearsal.traffic;

import dev.weir.events.transaction.Transaction;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.producer.LineRecord;
import dev.weir.samples.SteadyTransactions;
import java.time.Instant;

/** Transactions, with their user as the key. */
final class TransactionTraffic implements BaselineTraffic {

  private final SteadyTransactions transactions;

  TransactionTraffic(long seed) {
    transactions = new SteadyTransactions(seed);
  }

  @Override
  public LineRecord usual(Instant at) {
    return record(transactions.next(at));
  }

  @Override
  public LineRecord ofKey(int number, Instant at) {
    return record(transactions.next(number, at));
  }

  @Override
  public String key(int number) {
    return SteadyTransactions.userId(number);
  }

  private static LineRecord record(Transaction transaction) {
    return new LineRecord(TransactionJson.write(transaction), 1, transaction.userId());
  }

  @Override
  public LineRecord unreadable(Instant at) {
    return new LineRecord(transactions.unreadable(at), 1);
  }
}
