package dev.weir.client.input;

import dev.weir.events.transaction.InvalidTransactionException;
import dev.weir.events.transaction.Transaction;

/** What came of one row of a file. */
public sealed interface TransactionRow {

  /** Where it begins in the file, from 1. */
  long line();

  /** A transaction. */
  record Valid(long line, Transaction transaction) implements TransactionRow {}

  /**
   * Something that can't become one.
   *
   * @param reason a name in capitals, such as {@code UNKNOWN_CURRENCY}
   * @param detail what is wrong, and what it should be
   */
  record Refused(long line, String reason, String detail) implements TransactionRow {

    static Refused of(long line, InvalidTransactionException e) {
      return new Refused(line, e.problem().name(), e.getMessage());
    }
  }
}
