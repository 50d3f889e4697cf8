package dev.weir.alerts;

import dev.weir.events.Minute;
import dev.weir.metrics.WeirMetric;
import dev.weir.stream.CallFailedException;
import dev.weir.stream.Concurrency;
import dev.weir.stream.Deadline;
import dev.weir.stream.RefusedException;
import dev.weir.stream.UnavailableException;
import dev.weir.telemetry.Meter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes alerts from the outbox to the topic right after the commit of their subject: at least
 * once, always with the same id. The {@link OutboxSweep} publishes any that remain.
 *
 * <p>Every alert is stored. Of a flood only the first are published individually, see {@link
 * FloodGroup}.
 */
public final class AlertPublisher {

  private static final Logger LOG = LoggerFactory.getLogger(AlertPublisher.class);

  private static final Duration LEFT_ALONE = Duration.ofSeconds(10);
  // How long alerts of a flood are collected before its closing message; equal to the default
  // lateness.
  private static final Duration STRETCH = Duration.ofMinutes(5);
  // The number of alerts stored between two checks of the deadline.
  private static final int CHUNK = 32;
  // Enough time for a chunk in progress, including retries.
  private static final Duration RESERVE = Duration.ofSeconds(5);

  private static final Deadline WITHOUT_END = () -> Duration.ofDays(1);

  private final Outbox outbox;
  private final Delivery delivery;
  private final OutboxSweep sweep;
  private final InstantSource clock;
  private final Meter meter;
  private final Concurrency concurrency;
  private final RecentFloods floods = new RecentFloods();
  private volatile Instant leftAloneUntil = Instant.EPOCH;

  /** Creates a publisher that publishes one alert after the other. */
  public AlertPublisher(Outbox outbox, AlertTopic topic, InstantSource clock, Meter meter) {
    this(outbox, topic, clock, meter, Concurrency.oneByOne());
  }

  /** Creates a publisher that publishes several alerts concurrently. */
  public AlertPublisher(
      Outbox outbox, AlertTopic topic, InstantSource clock, Meter meter, Concurrency concurrency) {
    this.outbox = outbox;
    delivery = new Delivery(outbox, topic, clock, meter);
    sweep = new OutboxSweep(outbox, delivery, clock, meter, concurrency);
    this.clock = clock;
    this.meter = meter;
    this.concurrency = concurrency;
  }

  /**
   * Stores alerts and publishes those that are new. When this returns a number, all of them are in
   * the outbox; one that the topic did not accept waits there for the sweep. After a failure the
   * topic is not called for some seconds: waiting for it with each alert would hold up the shard.
   *
   * @param arrivedAt when the record that they are about arrived, if known
   * @return the number of new alerts; empty if time ran out, and some may not be stored
   * @throws UnavailableException if the outbox does not answer: some may not be stored
   */
  public Optional<Integer> raise(
      List<Alert> alerts, Optional<Instant> arrivedAt, Deadline deadline) {
    var added = addAll(alerts, outbox::add, deadline);
    if (added.isEmpty()) {
      return Optional.empty();
    }
    publishAll(added.get(), arrivedAt, deadline);
    return Optional.of(added.get().size());
  }

  /**
   * Stores the alerts of a flood without publishing them, and the two messages that stand for them.
   *
   * @return false if time ran out, and some may not be stored
   * @throws UnavailableException as {@link #raise}
   */
  public boolean raiseGrouped(List<Alert> alerts, FloodGroup group, Deadline deadline) {
    if (alerts.isEmpty()) {
      return true;
    }
    // First, so that no crash leaves a group without a closing message. An empty group is
    // withdrawn.
    var isFirst = outbox.add(group.placeholder());
    var added = addAll(alerts, alert -> outbox.addGrouped(alert, group), deadline);
    if (added.isEmpty()) {
      return false;
    }
    if (!added.get().isEmpty() || !isFirst) {
      announce(group, deadline);
    }
    return true;
  }

  private void announce(FloodGroup group, Deadline deadline) {
    var announcement = group.announcement(clock.instant());
    if (outbox.add(announcement)) {
      publishAll(List.of(announcement), Optional.empty(), deadline);
    }
  }

  /** Adds alerts; returns the new ones, or empty if time ran out. */
  private Optional<List<Alert>> addAll(
      List<Alert> alerts, Predicate<Alert> add, Deadline deadline) {
    var added = new ArrayList<Alert>();
    for (var from = 0; from < alerts.size(); from += CHUNK) {
      if (deadline.isNear(RESERVE)) {
        return Optional.empty();
      }
      var chunk = alerts.subList(from, Math.min(alerts.size(), from + CHUNK));
      var isNew = concurrency.map(chunk, alert -> store(alert, add));
      for (var i = 0; i < chunk.size(); i++) {
        if (isNew.get(i)) {
          meter.count(WeirMetric.ALERTS_RAISED, 1);
          added.add(chunk.get(i));
        }
      }
    }
    return Optional.of(added);
  }

  // An alert that the table will never accept must not hold up the shard: it is stored without
  // evidence. If that is refused too, the only option is to log and count the refusal.
  private static boolean store(Alert alert, Predicate<Alert> add) {
    try {
      return add.test(alert);
    } catch (RefusedException e) {
      LOG.warn("Refused, stored without evidence alert={}", alert.nameInLog(), e);
    }
    try {
      return add.test(alert.shortened());
    } catch (RefusedException e) {
      LOG.error("The table never takes this alert: it is lost alert={}", alert.nameInLog(), e);
      return false;
    }
  }

  /**
   * Publishes alerts that were committed as pending together with their subject. After a failure
   * the topic is not called for some seconds, by any thread, and alerts committed meanwhile wait
   * for the sweep.
   *
   * <p>Of a flood, which here means a rule, a lane and the minute of arrival, the first are
   * published individually and the others in groups.
   *
   * @param lane the key of the lane whose records raised them
   * @param arrivedAt when the record that they are about arrived
   */
  public void publishCommitted(String lane, List<Alert> alerts, Instant arrivedAt) {
    meter.count(WeirMetric.ALERTS_RAISED, alerts.size());
    var minute = Minute.ofEpochSecond(arrivedAt.getEpochSecond()).toString();
    var single = new ArrayList<Alert>();
    for (var alert : alerts) {
      var group = FloodGroup.of(alert.type(), minute, lane, alert.raisedAt(), STRETCH);
      if (floods.takesOneMore(group) || !grouped(alert, group)) {
        single.add(alert);
      }
    }
    publishAll(single, Optional.of(arrivedAt), WITHOUT_END);
  }

  /**
   * Publishes alerts that were stored as pending together with their subject and are about no
   * record.
   */
  public void publishStored(List<Alert> alerts) {
    publishAll(alerts, Optional.empty(), WITHOUT_END);
  }

  /** Adds a pending alert to a group; if that fails, it stays pending individually. */
  private boolean grouped(Alert alert, FloodGroup group) {
    try {
      if (!floods.isOpen(group)) {
        outbox.add(group.placeholder());
        announce(group, WITHOUT_END);
        floods.open(group);
      }
      outbox.group(alert.id(), group);
      return true;
    } catch (CallFailedException e) {
      LOG.warn("Not grouped, published by itself alert={}", alert.nameInLog(), e);
      return false;
    }
  }

  /**
   * Publishes pending alerts of earlier invocations and due closing messages; returns how many were
   * published.
   *
   * @see OutboxSweep
   */
  public int sweep(Deadline deadline) {
    return sweep.sweep(deadline);
  }

  private void publishAll(List<Alert> alerts, Optional<Instant> arrivedAt, Deadline deadline) {
    concurrency.map(alerts, alert -> publishUnlessOut(alert, arrivedAt, deadline));
  }

  private Delivery.DeliveryResult publishUnlessOut(
      Alert alert, Optional<Instant> arrivedAt, Deadline deadline) {
    if (clock.instant().isBefore(leftAloneUntil) || deadline.isNear(RESERVE)) {
      return Delivery.DeliveryResult.LEFT;
    }
    var result = delivery.deliver(alert, arrivedAt);
    if (result == Delivery.DeliveryResult.LEFT) {
      leftAloneUntil = clock.instant().plus(LEFT_ALONE);
    }
    return result;
  }
}
