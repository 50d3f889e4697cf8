package dev.weir.market.risk;

import dev.weir.engine.BatchProgress;
import dev.weir.engine.CommitResult;
import dev.weir.engine.Fold;
import dev.weir.engine.Parsed;
import dev.weir.engine.Pipeline;
import dev.weir.market.reference.CurrentReference;
import dev.weir.market.reference.ReferenceBook;
import dev.weir.market.risk.commit.CurrentHalts;
import dev.weir.market.risk.commit.RiskMetrics;
import dev.weir.stream.Batch;
import dev.weir.stream.Deadline;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.TableRecord;
import java.util.Optional;

/**
 * The steps of the risk pipeline: changed marks are applied to the portfolios that hold them, as
 * far as this Region computes these; a pulse of the same batch makes the groups beat.
 */
record RiskPipeline(
    CurrentHalts halts, CurrentReference references, GroupUpdates groups, RiskMetrics metrics)
    implements Pipeline<TableRecord, RiskChange, BatchProgress, RiskSlice> {

  @Override
  public BatchProgress open(Batch<TableRecord> batch) {
    return BatchProgress.BEGINNING;
  }

  @Override
  public Parsed<RiskChange> parse(BatchProgress state, TableRecord record) {
    return new Parsed.Events<>(RiskChange.read(record));
  }

  @Override
  public Fold<TableRecord, RiskChange, RiskSlice> decide(BatchProgress state) {
    return new RiskFold();
  }

  @Override
  public CommitResult<BatchProgress> commit(
      BatchProgress state, RiskSlice slice, Deadline deadline) {
    metrics.begin(slice.arrivals());
    // Read after the batch came, like the leases and for the same reason.
    halts.refresh();
    var latest = references.latest();
    metrics.listed(latest);
    return latest
        .flatMap(book -> take(slice, book, deadline))
        .<CommitResult<BatchProgress>>map(
            from -> new CommitResult.Incomplete<>(from, "Not taken into all portfolios"))
        .orElseGet(() -> new CommitResult.Committed<>(BatchProgress.after(slice.upTo())));
  }

  /** Beats after applying the marks that came before the pulse. */
  private Optional<SequenceNumber> take(RiskSlice slice, ReferenceBook book, Deadline deadline) {
    return groups
        .take(slice.moved(), book, deadline)
        .or(
            () ->
                slice.pulse().flatMap(pulse -> groups.beat(slice.moved(), pulse, book, deadline)));
  }

  @Override
  public boolean publish(BatchProgress state, Deadline deadline) {
    return true; // the risk table has a stream
  }
}
