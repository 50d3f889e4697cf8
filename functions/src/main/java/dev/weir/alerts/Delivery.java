package dev.weir.alerts;

import dev.weir.metrics.WeirMetric;
import dev.weir.stream.CallFailedException;
import dev.weir.stream.RefusedException;
import dev.weir.telemetry.Meter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one pending alert to the topic and stores the result in the outbox. */
final class Delivery {

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private final Outbox outbox;
  private final AlertTopic topic;
  private final InstantSource clock;
  private final Meter meter;

  Delivery(Outbox outbox, AlertTopic topic, InstantSource clock, Meter meter) {
    this.outbox = outbox;
    this.topic = topic;
    this.clock = clock;
    this.meter = meter;
  }

  /** The result of delivering an alert. */
  enum DeliveryResult {
    /** The topic accepted it. */
    PUBLISHED,
    /** It is never published: the topic refuses it permanently, or it turned out to be empty. */
    SETTLED,
    /** It stays pending because a service did not answer. */
    LEFT
  }

  /**
   * Publishes an alert; never throws.
   *
   * @param arrivedAt when the record that it is about arrived, if known
   */
  DeliveryResult deliver(Alert alert, Optional<Instant> arrivedAt) {
    try {
      return publish(alert, arrivedAt);
    } catch (CallFailedException e) {
      LOG.warn("Alert stays in the outbox, the sweep publishes it alert={}", alert.nameInLog(), e);
      return DeliveryResult.LEFT;
    }
  }

  private DeliveryResult publish(Alert alert, Optional<Instant> arrivedAt) {
    var message = messageOf(alert);
    if (message.isEmpty()) {
      outbox.withdraw(alert.id(), clock.instant());
      return DeliveryResult.SETTLED;
    }
    try {
      topic.publish(message.get());
    } catch (RefusedException e) {
      LOG.error("The topic never takes this alert: see weir alerts alert={}", alert.nameInLog(), e);
      outbox.markRefused(alert.id(), clock.instant());
      return DeliveryResult.SETTLED;
    }
    meter.count(WeirMetric.ALERTS_PUBLISHED, 1);
    arrivedAt.ifPresent(arrived -> meter.since(WeirMetric.PUBLISHED_AFTER, arrived));
    outbox.markPublished(alert.id(), clock.instant());
    return DeliveryResult.PUBLISHED;
  }

  /** Returns the alert to publish: itself or, if it closes a group, the group's contents. */
  private Optional<Alert> messageOf(Alert alert) {
    var group = FloodGroup.closedBy(alert);
    if (group.isEmpty()) {
      return Optional.of(alert);
    }
    var contents = outbox.contents(group.get(), FloodGroup.MAX_LISTED);
    return contents.count() == 0 ? Optional.empty() : Optional.of(group.get().closing(contents));
  }
}
