package dev.weir.verification.fakes;

import dev.weir.market.delivery.commit.DecisionTopic;
import dev.weir.market.delivery.commit.SnsDecisionTopic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A Region's FIFO topic in memory. What comes again within five minutes of the first time is taken
 * and goes nowhere (SNS Developer Guide, "Message deduplication for FIFO topics"). It refuses what
 * {@link StrictSns} refuses.
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

  /** What the trading systems got. */
  public record Delivered(String portfolio, long version, String decision, Instant at) {}

  /** A topic whose calls are disturbed. */
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

  /** The beats that the trading systems got, in that order; of each its key and number. */
  public List<Delivered> beats() {
    return List.copyOf(beats);
  }

  /** What the trading systems got, in that order. */
  public List<Delivered> delivered() {
    return List.copyOf(delivered);
  }
}
