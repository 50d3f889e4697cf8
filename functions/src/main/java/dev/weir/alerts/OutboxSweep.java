package dev.weir.alerts;

import dev.weir.alerts.Delivery.DeliveryResult;
import dev.weir.metrics.WeirMetric;
import dev.weir.stream.Concurrency;
import dev.weir.stream.Deadline;
import dev.weir.telemetry.Meter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes pending alerts of earlier invocations, and the closing messages of floods that are due.
 *
 * <p>It reads all pages of pending alerts within its time limit; if time runs out, the next sweep
 * continues there. So alerts that the topic does not accept, however many, do not delay others.
 */
final class OutboxSweep {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxSweep.class);

  // Younger ones are about to be published by the invocation that raised them.
  private static final Duration SWEEP_AFTER = Duration.ofSeconds(30);
  private static final int PAGE = 200;
  // A call to the topic and one to the table, each with all its retries, take sixteen seconds.
  private static final Duration RESERVE = Duration.ofSeconds(20);
  private static final double MILLIS_PER_SECOND = 1_000.0;

  private final Outbox outbox;
  private final Delivery delivery;
  private final InstantSource clock;
  private final Meter meter;
  private final Concurrency concurrency;
  private Optional<Alert> reached = Optional.empty();

  OutboxSweep(
      Outbox outbox, Delivery delivery, InstantSource clock, Meter meter, Concurrency concurrency) {
    this.outbox = outbox;
    this.delivery = delivery;
    this.clock = clock;
    this.meter = meter;
    this.concurrency = concurrency;
  }

  /**
   * Sweeps once; returns how many alerts were published. It ends before the function is stopped,
   * because a stopped function does not report the age of the alerts that the topic does not
   * accept.
   */
  int sweep(Deadline deadline) {
    var now = clock.instant();
    var before = now.minus(SWEEP_AFTER);
    meter.value(WeirMetric.OUTBOX_AGE, ageOfOldest(before, now).toMillis() / MILLIS_PER_SECOND);
    var published = 0;
    var seen = 0;
    for (var hasMore = true; hasMore; ) {
      var page = outbox.pending(before, reached, PAGE);
      seen += page.alerts().size();
      var results = concurrency.map(page.alerts(), alert -> deliverInTime(alert, deadline));
      published += count(DeliveryResult.PUBLISHED, results);
      hasMore = page.hasMore();
      var timeIsShort = deadline.isNear(RESERVE);
      reached = timeIsShort ? lastTried(page.alerts(), results) : last(page.alerts());
      if (timeIsShort && !isAtEnd(page, results)) {
        LOG.warn("Time is short, the next sweep goes on seen={} published={}", seen, published);
        meter.count(WeirMetric.OUTBOX_PENDING, seen);
        return published;
      }
    }
    reached = Optional.empty();
    meter.count(WeirMetric.OUTBOX_PENDING, seen);
    return published;
  }

  private Duration ageOfOldest(Instant before, Instant now) {
    var oldest = outbox.pending(before, Optional.empty(), 1).alerts();
    return oldest.isEmpty() ? Duration.ZERO : Duration.between(oldest.getFirst().raisedAt(), now);
  }

  /** Empty if it was not tried because time is short. */
  private Optional<DeliveryResult> deliverInTime(Alert alert, Deadline deadline) {
    return deadline.isNear(RESERVE)
        ? Optional.empty()
        : Optional.of(delivery.deliver(alert, Optional.empty()));
  }

  private static int count(DeliveryResult wanted, List<Optional<DeliveryResult>> results) {
    return (int) results.stream().flatMap(Optional::stream).filter(wanted::equals).count();
  }

  private static boolean isAtEnd(Outbox.OutboxPage page, List<Optional<DeliveryResult>> results) {
    return !page.hasMore() && results.stream().allMatch(Optional::isPresent);
  }

  /** Returns where the next sweep continues: after the last alert before the first untried one. */
  private Optional<Alert> lastTried(List<Alert> alerts, List<Optional<DeliveryResult>> results) {
    var tried = reached;
    for (var i = 0; i < alerts.size() && results.get(i).isPresent(); i++) {
      tried = Optional.of(alerts.get(i));
    }
    return tried;
  }

  private Optional<Alert> last(List<Alert> alerts) {
    return alerts.isEmpty() ? reached : Optional.of(alerts.getLast());
  }
}
