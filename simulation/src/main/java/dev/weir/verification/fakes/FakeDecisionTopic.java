package dev.weir.verification.fakes;

import dev.weir.market.delivery.commit.DecisionTopic;
import dev.weir.market.delivery.commit.SnsDecisionTopic;
import dev.weir.testkit.CallDisturbance;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A Region's FIFO topic in memory. A repetition within five minutes is accepted and delivered to
 * nobody (SNS Developer Guide, "Message deduplication for FIFO topics"). It refuses the same
 * messages as {@link StrictSns}.
 */
public final class FakeDecisionTopic implements DecisionTopic {

  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  private final StrictSns sns = new StrictSns();
  private final DecisionTopic topic =
      new SnsDecisionTopic(sns, "arn:aws:sns:us-east-1:0:decisions.fifo");
  private final CallDisturbance disturbance;
  private final InstantSource clock;
  private final Map<String, Instant> published = new HashMap<>();
  private final List<Delivered> delivered = new ArrayList<>();
  private final List<Delivered> beats = new ArrayList<>();

  /** A message that the trading systems received. */
  public record Delivered(String portfolio, long version, String decision, Instant at) {}

  /** Creates a topic whose calls are disturbed. */
  public FakeDecisionTopic(CallDisturbance disturbance, InstantSource clock) {
    this.disturbance = disturbance;
    this.clock = clock;
  }

  @Override
  public void publish(String portfolio, long version, String decision) {
    disturbance.around("publish decision", () -> deliver(portfolio, version, decision));
  }

  @Override
  public void beat(String key, long number, String beat) {
    disturbance.around("publish decision", () -> deliverBeat(key, number, beat));
  }

  private boolean deliverBeat(String key, long number, String beat) {
    topic.beat(key, number, beat);
    return isNew(key + "#" + number)
        && beats.add(new Delivered(key, number, beat, clock.instant()));
  }

  private boolean isNew(String id) {
    var now = clock.instant();
    var first = published.get(id);
    if (first != null && now.isBefore(first.plus(REMEMBERED))) {
      return false;
    }
    published.put(id, now);
    return true;
  }

  private boolean deliver(String portfolio, long version, String decision) {
    topic.publish(portfolio, version, decision);
    var sent = sns.last().message();
    return isNew(portfolio + "#" + version)
        && delivered.add(new Delivered(portfolio, version, sent, clock.instant()));
  }

  /**
   * Returns the beats that the trading systems received, in that order, each by its key and number.
   */
  public List<Delivered> beats() {
    return List.copyOf(beats);
  }

  /** Returns the decisions that the trading systems received, in that order. */
  public List<Delivered> delivered() {
    return List.copyOf(delivered);
  }
}
