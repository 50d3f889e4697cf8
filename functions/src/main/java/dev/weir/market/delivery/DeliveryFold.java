package dev.weir.market.delivery;

import dev.weir.engine.Fold;
import dev.weir.engine.RejectedRecords;
import dev.weir.engine.TableQuarantine;
import dev.weir.quarantine.Reason;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.TableRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sorts decisions by portfolio, and beats by group. */
final class DeliveryFold implements Fold<TableRecord, Optional<DecisionChange>, DeliverySlice> {

  /** The name for this function's rejections. */
  static final String PIPELINE = "delivery";

  private final Map<String, List<DecisionChange>> byPortfolio = new LinkedHashMap<>();
  private final RejectedRecords rejected = new RejectedRecords();
  private SequenceNumber upTo;

  @Override
  public boolean isFull() {
    return rejected.isFull();
  }

  @Override
  public boolean take(TableRecord record, Optional<DecisionChange> decision) {
    decision.ifPresent(
        each -> byPortfolio.computeIfAbsent(each.key(), _ -> new ArrayList<>()).add(each));
    upTo = record.sequenceNumber();
    return true;
  }

  @Override
  public boolean reject(TableRecord record, Reason reason, String detail) {
    upTo = record.sequenceNumber();
    var item = "portfolio=" + record.text("portfolio").orElse("?");
    rejected.add(
        TableQuarantine.placeOf(PIPELINE, upTo),
        List.of(TableQuarantine.rejected(item, upTo, reason, detail)));
    return true;
  }

  @Override
  public DeliverySlice slice() {
    return new DeliverySlice(upTo, byPortfolio, rejected.all());
  }
}
