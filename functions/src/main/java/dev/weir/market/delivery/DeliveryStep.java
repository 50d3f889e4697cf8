package dev.weir.market.delivery;

import dev.weir.engine.CommitResult;
import dev.weir.engine.KeyedStep;
import dev.weir.engine.TableQuarantine;
import dev.weir.market.delivery.commit.DecisionTopic;
import dev.weir.metrics.WeirMetric;
import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.Deadline;
import dev.weir.telemetry.Meter;
import java.util.Optional;

/**
 * Delivers a portfolio's decisions, one after the other. The topic itself is the commit: it
 * recognises a redelivered decision by portfolio and version. The state is the last decision
 * delivered.
 */
record DeliveryStep(DecisionTopic topic, Meter meter)
    implements KeyedStep<
        String, DecisionChange, Optional<DecisionChange>, Optional<DecisionChange>> {

  @Override
  public boolean covers(Optional<DecisionChange> state, DecisionChange event) {
    return false; // the topic recognises earlier ones
  }

  @Override
  public Optional<DecisionChange> begin(String portfolio, Optional<DecisionChange> state) {
    return Optional.empty();
  }

  @Override
  public Optional<DecisionChange> decide(Optional<DecisionChange> soFar, DecisionChange event) {
    return Optional.of(event);
  }

  @Override
  public Optional<DecisionChange> skip(Optional<DecisionChange> soFar, DecisionChange event) {
    return soFar;
  }

  @Override
  public boolean isFull(Optional<DecisionChange> decision) {
    return decision.isPresent();
  }

  @Override
  public boolean isNews(Optional<DecisionChange> decision) {
    return decision.isPresent();
  }

  @Override
  public CommitResult<Optional<DecisionChange>> commit(
      String portfolio, Optional<DecisionChange> decision) {
    var handedOver = decision.orElseThrow();
    if (handedOver.isBeat()) {
      topic.beat(portfolio, handedOver.version(), handedOver.text());
    } else {
      topic.publish(portfolio, handedOver.version(), handedOver.text());
    }
    count(handedOver);
    return new CommitResult.Committed<>(decision);
  }

  private void count(DecisionChange handedOver) {
    var isBeat = handedOver.isBeat();
    meter.count(isBeat ? WeirMetric.BEATS_DELIVERED : WeirMetric.DECISIONS_DELIVERED, 1);
    handedOver
        .arrivedAt()
        .ifPresent(
            at ->
                meter.since(
                    isBeat ? WeirMetric.BEAT_DELIVERED_AFTER : WeirMetric.PUBLISHED_AFTER, at));
  }

  @Override
  public void publish(String portfolio, Optional<DecisionChange> state, Deadline deadline) {
    // The commit has done it.
  }

  @Override
  public void done(String portfolio, Optional<DecisionChange> state) {
    // Nothing is remembered.
  }

  @Override
  public QuarantineKey placeOf(DecisionChange event) {
    return TableQuarantine.placeOf(DeliveryFold.PIPELINE, event.sequenceNumber());
  }

  @Override
  public Rejected rejected(DecisionChange event, Reason reason, String detail) {
    return TableQuarantine.rejected(event.name(), event.sequenceNumber(), reason, detail);
  }

  @Override
  public String nameInLog(String portfolio) {
    return "portfolio=" + portfolio;
  }
}
