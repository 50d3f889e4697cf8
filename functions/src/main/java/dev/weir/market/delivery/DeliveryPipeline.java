package dev.weir.market.delivery;

import dev.weir.engine.BatchProgress;
import dev.weir.engine.ByKey;
import dev.weir.engine.CommitResult;
import dev.weir.engine.Fold;
import dev.weir.engine.Parsed;
import dev.weir.engine.Pipeline;
import dev.weir.stream.Batch;
import dev.weir.stream.Deadline;
import dev.weir.stream.TableRecord;
import java.util.Optional;

/**
 * The steps of delivery. Each portfolio's decisions go out one after the other, several portfolios
 * concurrently. The first failure holds up its portfolio; the others of the batch continue. The
 * batch is then redelivered from it, and all later records of the shard wait, whatever their
 * portfolio. So no decision overtakes another, and none is lost except those that the topic refuses
 * permanently: trading systems see the gap in the versions, and the risk table has the decision.
 */
record DeliveryPipeline(DeliveryStep step, ByKey byPortfolio)
    implements Pipeline<TableRecord, Optional<DecisionChange>, BatchProgress, DeliverySlice> {

  @Override
  public BatchProgress open(Batch<TableRecord> batch) {
    return BatchProgress.BEGINNING;
  }

  @Override
  public Parsed<Optional<DecisionChange>> parse(BatchProgress state, TableRecord record) {
    return new Parsed.Events<>(DecisionChange.read(record));
  }

  @Override
  public Fold<TableRecord, Optional<DecisionChange>, DeliverySlice> decide(BatchProgress state) {
    return new DeliveryFold();
  }

  @Override
  public CommitResult<BatchProgress> commit(
      BatchProgress state, DeliverySlice slice, Deadline deadline) {
    return byPortfolio
        .apply(step, slice.byPortfolio(), _ -> Optional.empty(), deadline)
        .<CommitResult<BatchProgress>>map(
            from -> new CommitResult.Incomplete<>(from, "Not all decisions are delivered"))
        .orElseGet(() -> new CommitResult.Committed<>(BatchProgress.after(slice.upTo())));
  }

  @Override
  public boolean publish(BatchProgress state, Deadline deadline) {
    return true; // the commit has done it
  }
}
