package dev.weir.client.input;

import dev.weir.events.transaction.InvalidTransactionException;
import dev.weir.events.transaction.Transaction;

/** The result of reading one row of a file. */
public sealed interface TransactionRow {

  /** Returns where the row begins in the file, from 1. */
  long line();

  /** A row with a valid transaction. */
  record Valid(long line, Transaction transaction) implements TransactionRow {}

  /**
   * A row that cannot become a transaction.
   *
   * @param reason a name in capitals, such as {@code UNKNOWN_CURRENCY}
   * @param detail the error, and the expected value
   */
  record RefusedRow(long line, String reason, String detail) implements TransactionRow {

    static RefusedRow of(long line, InvalidTransactionException e) {
      return new RefusedRow(line, e.problem().name(), e.getMessage());
    }
  }
}
