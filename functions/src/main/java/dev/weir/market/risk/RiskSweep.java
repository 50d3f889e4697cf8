package dev.weir.market.risk;

import dev.weir.market.reference.CurrentReference;
import dev.weir.market.reference.ReferenceBook;
import dev.weir.market.risk.commit.CurrentHalts;
import dev.weir.market.risk.commit.RiskMetrics;
import dev.weir.stream.Deadline;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.UnavailableException;

/**
 * Maintains all groups, each minute: takes over expired ones and applies all marks to the
 * portfolios of those that this Region holds, which repairs a missed change of a mark; then
 * compares some stored figures with its own, and decides again if they differ.
 */
record RiskSweep(
    CurrentHalts halts,
    CurrentReference references,
    GroupUpdates groups,
    FiguresAudit audit,
    RiskMetrics metrics) {

  // A sweep has no change of a table as its cause.
  private static final SequenceNumber SWEEP = new SequenceNumber("0");

  /**
   * Sweeps.
   *
   * @throws UnavailableException if a table does not answer, or if time is short; the next sweep
   *     repeats it
   */
  void run(Deadline deadline) {
    halts.refresh();
    var latest = references.latest();
    metrics.listed(latest);
    latest.ifPresent(book -> sweep(book, deadline));
  }

  private void sweep(ReferenceBook book, Deadline deadline) {
    takeAll(book, deadline);
    var disagreements = audit.disagreements(book.portfolios(), book, deadline);
    metrics.disagree(disagreements);
    if (disagreements > 0) {
      // The audit has ordered the policy's response: it must not wait for the next sweep.
      halts.refresh();
      takeAll(book, deadline);
    }
  }

  private void takeAll(ReferenceBook book, Deadline deadline) {
    if (groups.takeAll(SWEEP, book, deadline).isPresent()) {
      throw new UnavailableException("Not all portfolios have all marks", null);
    }
  }
}
