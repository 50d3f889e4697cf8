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
 * Delivery's parts. Each portfolio's decisions go out one after the other, several portfolios' at
 * once. The first one that fails holds up its portfolio; the others of the batch go on. Then the
 * batch is delivered again from it, and all that the shard has after the batch waits, whichever
 * portfolio it is of. So no decision overtakes another, and none is left out but one that the topic
 * refuses for ever: trading systems see the gap in the versions, and the risk table has it.
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
