package dev.weir.alerts;

import dev.weir.alerts.Delivery.Result;
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
 * Publishes what earlier invocations left pending, and the closing messages of floods that are due.
 *
 * <p>It reads all pages of what is pending, as far as its time goes; where that was not enough, the
 * next one goes on there. So alerts that the topic does not take, however many, delay no other.
 */
final class OutboxSweep {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxSweep.class);

  // Younger ones are about to be published by the invocation that raised them.
  private static final Duration SWEEP_AFTER = Duration.ofSeconds(30);
  private static final int PAGE = 200;
  // A call of the topic and one of the table, each with all its retries, take sixteen seconds.
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
   * Sweeps once; returns how many alerts went out. It ends before the function is stopped, for one
   * that is stopped does not tell how old the alerts are that the topic does not take.
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
      published += count(Result.PUBLISHED, results);
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

  /** Empty where the time is short: it was not tried. */
  private Optional<Result> deliverInTime(Alert alert, Deadline deadline) {
    return deadline.isNear(RESERVE)
        ? Optional.empty()
        : Optional.of(delivery.deliver(alert, Optional.empty()));
  }

  private static int count(Result wanted, List<Optional<Result>> results) {
    return (int) results.stream().flatMap(Optional::stream).filter(wanted::equals).count();
  }

  private static boolean isAtEnd(Outbox.Page page, List<Optional<Result>> results) {
    return !page.hasMore() && results.stream().allMatch(Optional::isPresent);
  }

  /** Where the next sweep goes on: after the last before the first that was not tried. */
  private Optional<Alert> lastTried(List<Alert> alerts, List<Optional<Result>> results) {
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
