package dev.weir.alerts;

import dev.weir.metrics.WeirMetric;
import dev.weir.stream.Deadline;
import dev.weir.stream.UnavailableException;
import dev.weir.telemetry.Meter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
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
  // A call of the topic and one of the table, each with all its retries, take sixteen seconds.
  private static final Duration SWEEP_RESERVE = Duration.ofSeconds(20);
  private static final double MILLIS_PER_SECOND = 1_000.0;
  private static final Duration LEFT_ALONE = Duration.ofSeconds(10);

  private final Outbox outbox;
  private final AlertTopic topic;
  private final InstantSource clock;
  private final Meter meter;
  private volatile Instant leftAloneUntil = Instant.EPOCH;

  /** Publishes from an outbox to a topic. */
  public AlertPublisher(Outbox outbox, AlertTopic topic, InstantSource clock, Meter meter) {
    this.outbox = outbox;
    this.topic = topic;
    this.clock = clock;
    this.meter = meter;
  }

  /**
   * Stores alerts and publishes those that are new. When this returns, every one of them is in the
   * outbox; one that the topic did not take waits there for the sweep. Once the topic fails, it is
   * not asked for the others either: waiting for it with each would hold up the shard.
   *
   * @param arrivedAt when the record arrived that they are about, where it is known
   * @throws UnavailableException if the outbox does not answer: some may not be stored
   */
  public void raise(List<Alert> alerts, Optional<Instant> arrivedAt) {
    var topicAnswers = true;
    for (var alert : alerts) {
      if (outbox.add(alert)) {
        meter.count(WeirMetric.ALERTS_RAISED, 1);
        topicAnswers = topicAnswers && publish(alert, arrivedAt);
      }
    }
  }

  /**
   * Publishes alerts that were committed as pending together with what they are about. Once the
   * topic fails, it is left alone for some seconds, by all threads, and what is committed then
   * waits for the sweep.
   *
   * @param arrivedAt when the record arrived that they are about
   */
  public void publishCommitted(List<Alert> alerts, Instant arrivedAt) {
    meter.count(WeirMetric.ALERTS_RAISED, alerts.size());
    for (var alert : alerts) {
      if (clock.instant().isBefore(leftAloneUntil)) {
        return;
      }
      if (!publish(alert, Optional.of(arrivedAt))) {
        leftAloneUntil = clock.instant().plus(LEFT_ALONE);
      }
    }
  }

  /**
   * Publishes what earlier invocations left pending; returns how many went out. It ends before the
   * function is stopped, for one that is stopped does not tell how old the alerts are that the
   * topic does not take. One that fails does not keep the others: it may be the only one.
   */
  public int sweep(Deadline deadline) {
    var now = clock.instant();
    var pending = outbox.pending(now.minus(SWEEP_AFTER), SWEEP_AT_ONCE);
    meter.count(WeirMetric.OUTBOX_PENDING, pending.size());
    meter.value(WeirMetric.OUTBOX_AGE, ageOfOldest(pending, now).toMillis() / MILLIS_PER_SECOND);
    var published = 0;
    for (var alert : pending) {
      if (deadline.isNear(SWEEP_RESERVE)) {
        LOG.warn("Time is short, the next sweep goes on pending={}", pending.size() - published);
        return published;
      }
      if (publish(alert, Optional.empty())) {
        published++;
      }
    }
    return published;
  }

  private static Duration ageOfOldest(List<Alert> pending, Instant now) {
    return pending.isEmpty() ? Duration.ZERO : Duration.between(pending.getFirst().raisedAt(), now);
  }

  private boolean publish(Alert alert, Optional<Instant> arrivedAt) {
    try {
      topic.publish(alert);
      meter.count(WeirMetric.ALERTS_PUBLISHED, 1);
      arrivedAt.ifPresent(arrived -> meter.since(WeirMetric.PUBLISHED_AFTER, arrived));
      outbox.markPublished(alert.id(), clock.instant());
      return true;
    } catch (UnavailableException e) {
      LOG.warn("Alert stays in the outbox, the sweep publishes it alert={}", alert.nameInLog(), e);
      return false;
    }
  }
}
