package dev.weir.cli.backtest;

import dev.weir.events.transaction.Transaction;
import java.time.Instant;

/** Transactions in the order in which they arrived. */
@FunctionalInterface
interface BacktestSource {

  /** Passes on all transactions, and the reasons of the refused ones. */
  void forEach(Sink sink);

  /** Receives the transactions. */
  interface Sink {

    /**
     * Takes a transaction.
     *
     * @param line where it is in its source, from 1
     * @param arrivedAt when it arrived in the stream; its own time if it comes from a file
     */
    void take(Transaction transaction, long line, Instant arrivedAt);

    /**
     * Takes the reason why something is not a transaction.
     *
     * @param reason a name in capitals, such as {@code UNKNOWN_CURRENCY}
     */
    void refuse(String reason);
  }
}
