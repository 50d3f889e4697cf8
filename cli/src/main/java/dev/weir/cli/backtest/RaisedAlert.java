package dev.weir.cli.backtest;

import dev.weir.transactions.rules.Match;
import java.time.Instant;

/**
 * An alert that would have been raised.
 *
 * @param line in the file, of the transaction that raised it
 * @param at that transaction's time
 */
record RaisedAlert(long line, Instant at, Match finding) {}
