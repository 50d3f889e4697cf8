package dev.weir.alerts;

import dev.weir.stream.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings alerts from the outbox to the topic: right after the commit for those just raised, in a
 * sweep for those that a crash left behind. At least once, always with the same id.
 */
public final class AlertPublisher {

  private static final Logger LOG = LoggerFactory.getLogger(AlertPublisher.class);

  // Younger ones are about to be published by the invocation that raised them.
  private static final Duration SWEEP_AFTER = Duration.ofSeconds(30);
  private static final int SWEEP_AT_ONCE = 200;
  private static final Duration LEFT_ALONE = Duration.ofSeconds(10);

  private final Outbox outbox;
  private final AlertTopic topic;
  private final InstantSource clock;
  private volatile Instant leftAloneUntil = Instant.EPOCH;

  /** Publishes from an outbox to a topic. */
  public AlertPublisher(Outbox outbox, AlertTopic topic, InstantSource clock) {
    this.outbox = outbox;
    this.topic = topic;
    this.clock = clock;
  }

  /**
   * Stores alerts and publishes those that are new. When this returns, every one of them is in the
   * outbox; one that the topic did not take waits there for the sweep. Once the topic fails, it is
   * not asked for the others either: waiting for it with each would hold up the shard.
   *
   * @throws UnavailableException if the outbox does not answer: some may not be stored
   */
  public void raise(List<Alert> alerts) {
    var topicAnswers = true;
    for (var alert : alerts) {
      if (outbox.add(alert) && topicAnswers) {
        topicAnswers = publish(alert);
      }
    }
  }

  /**
   * Publishes alerts that were committed as pending together with what they are about. Once the
   * topic fails, it is left alone for some seconds, by all threads, and what is committed then
   * waits for the sweep.
   */
  public void publishCommitted(List<Alert> alerts) {
    for (var alert : alerts) {
      if (clock.instant().isBefore(leftAloneUntil)) {
        return;
      }
      if (!publish(alert)) {
        leftAloneUntil = clock.instant().plus(LEFT_ALONE);
      }
    }
  }

  /** Publishes what earlier invocations left pending; returns how many went out. */
  public int sweep() {
    var published = 0;
    for (var alert : outbox.pending(clock.instant().minus(SWEEP_AFTER), SWEEP_AT_ONCE)) {
      if (publish(alert)) {
        published++;
      }
    }
    return published;
  }

  private boolean publish(Alert alert) {
    try {
      topic.publish(alert);
      outbox.markPublished(alert.id(), clock.instant());
      return true;
    } catch (UnavailableException e) {
      LOG.warn("Alert stays in the outbox, the sweep publishes it alert={}", alert.id(), e);
      return false;
    }
  }
}
