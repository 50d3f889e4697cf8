package dev.weir.accesslog;

import dev.weir.alerts.AlertPublisher;
import dev.weir.events.Minute;
import dev.weir.stream.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Evaluates the error rules on the total over all shards of the minutes that a commit touched, and
 * raises what they find. After the commit, so that of two shards that commit at once at least the
 * later one sees both counts.
 */
final class ErrorAlerts {

  // Saves a conditional write for each batch that comes after the alert; the outbox is what
  // decides.
  private static final int RAISED_REMEMBERED = 10_000;

  private final MinuteCounts store;
  private final ErrorRule rule;
  private final AlertPublisher publisher;
  private final Optional<Duration> horizon;
  private final InstantSource clock;
  private final Map<Lane, Long> evaluated = new HashMap<>();
  private final Set<String> raised =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > RAISED_REMEMBERED;
            }
          });

  ErrorAlerts(
      MinuteCounts store,
      AccessLogSettings settings,
      AlertPublisher publisher,
      InstantSource clock) {
    this.store = store;
    rule = new ErrorRule(settings.rules());
    this.publisher = publisher;
    horizon = settings.alertHorizon();
    this.clock = clock;
  }

  /**
   * Evaluates the minutes that the lane's last commit touched, unless this instance has done so.
   *
   * @param lastArrival when the latest record of the commit arrived, where it is known
   */
  void evaluate(Lane lane, LaneState committed, Optional<Instant> lastArrival) {
    if (evaluated.getOrDefault(lane, 0L) >= committed.revision()) {
      return;
    }
    var now = clock.instant();
    for (var minute : committed.touched()) {
      if (isWithinHorizon(minute, now)) {
        raise(lane, minute, lastArrival, now);
      }
    }
    evaluated.put(lane, committed.revision());
  }

  private boolean isWithinHorizon(Minute minute, Instant now) {
    return horizon.isEmpty() || !minute.start().isBefore(now.minus(horizon.get()));
  }

  private void raise(Lane lane, Minute minute, Optional<Instant> lastArrival, Instant now) {
    var found =
        rule.decide(minute, store.total(lane, minute), lastArrival, now).stream()
            .filter(alert -> !raised.contains(alert.id()))
            .toList();
    publisher.raise(found, lastArrival);
    found.forEach(alert -> raised.add(alert.id()));
  }
}
