package dev.weir.cli.backtest;

import dev.weir.cli.quality.Labels;
import dev.weir.cli.quality.Quality;
import dev.weir.events.transaction.Transaction;
import dev.weir.transactions.rules.RuleSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * A single pass through the transactions of a file or an archive, with the current rules and,
 * optionally, a second rule set.
 */
final class Backtest {

  private final Replay present;
  private final Optional<Replay> other;
  private final Map<String, Long> refused = new TreeMap<>();
  private long transactions;
  private Duration took = Duration.ZERO;

  Backtest(RuleSet present, Optional<RuleSet> other) {
    this.present = new Replay(present);
    this.other = other.map(Replay::new);
  }

  /**
   * Processes all transactions of a source.
   *
   * @param progress receives the number of transactions so far
   */
  void run(BacktestSource source, LongConsumer progress) {
    var begun = System.nanoTime();
    source.forEach(
        new BacktestSource.Sink() {
          @Override
          public void take(Transaction transaction, long line, Instant arrivedAt) {
            transactions++;
            present.take(transaction, line, arrivedAt);
            other.ifPresent(replay -> replay.take(transaction, line, arrivedAt));
            progress.accept(transactions);
          }

          @Override
          public void refuse(String reason) {
            refused.merge(reason, 1L, Long::sum);
          }
        });
    took = Duration.ofNanos(System.nanoTime() - begun);
  }

  /** Returns the compared alerts; without a second rule set, all are the same. */
  Comparison comparison() {
    return Comparison.of(present.alerts(), other.orElse(present).alerts());
  }

  /** Returns how the alerts of both rule sets compare with labels, the current ones first. */
  List<Quality.RuleQuality> quality(Labels labels) {
    var rows = new ArrayList<>(present.quality(labels).rows());
    other.ifPresent(replay -> rows.addAll(replay.quality(labels).rows()));
    return rows;
  }

  /** Returns the totals of the source. */
  BacktestTotals totals() {
    return new BacktestTotals(
        transactions, present.users(), present.duplicates(), present.late(), refused, took);
  }

  /**
   * The totals of a source.
   *
   * @param duplicates transactions whose id was seen before
   * @param late transactions that came later than the current rules wait for
   * @param refused invalid rows or events, by reason
   * @param took the time for reading and evaluating
   */
  record BacktestTotals(
      long transactions,
      int users,
      long duplicates,
      long late,
      Map<String, Long> refused,
      Duration took) {

    BacktestTotals {
      refused = new TreeMap<>(refused);
    }

    long refusedRows() {
      return refused.values().stream().mapToLong(Long::longValue).sum();
    }

    double perSecond() {
      return transactions / Math.max(1e-3, took.toNanos() / 1e9);
    }
  }
}
