package dev.weir.market.archive;

import dev.weir.engine.Fold;
import dev.weir.engine.RejectedRecords;
import dev.weir.engine.TableQuarantine;
import dev.weir.quarantine.Reason;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.TableRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the decisions of a batch. */
final class DecisionArchiveFold
    implements Fold<TableRecord, Optional<KinesisRecord>, DecisionArchiveSlice> {

  private static final String PIPELINE = "decisions-archive";

  private final List<KinesisRecord> decisions = new ArrayList<>();
  private final RejectedRecords rejected = new RejectedRecords();
  private SequenceNumber upTo;

  @Override
  public boolean isFull() {
    return rejected.isFull();
  }

  @Override
  public boolean take(TableRecord change, Optional<KinesisRecord> decision) {
    decision.ifPresent(decisions::add);
    upTo = change.sequenceNumber();
    return true;
  }

  @Override
  public boolean reject(TableRecord change, Reason reason, String detail) {
    upTo = change.sequenceNumber();
    rejected.add(
        TableQuarantine.placeOf(PIPELINE, upTo),
        List.of(
            TableQuarantine.rejected(
                "portfolio=" + change.text("portfolio").orElse("?"), upTo, reason, detail)));
    return true;
  }

  @Override
  public DecisionArchiveSlice slice() {
    return new DecisionArchiveSlice(upTo, List.copyOf(decisions), rejected.all());
  }
}
