package dev.weir.accesslog.publish;

import dev.weir.accesslog.commit.LaneState;
import dev.weir.accesslog.commit.LaneState.ArrivalSpan;
import dev.weir.accesslog.commit.MinuteCounts;
import dev.weir.accesslog.publish.ErrorRule.ErrorFinding;
import dev.weir.alerts.Alert;
import dev.weir.alerts.AlertPublisher;
import dev.weir.alerts.FloodCounts;
import dev.weir.alerts.FloodGroup;
import dev.weir.events.Minute;
import dev.weir.stream.Deadline;
import dev.weir.stream.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates the error rules on the total over all shards of the minutes that a commit touched, and
 * raises the resulting alerts. This runs after the commit, so that of two shards that commit
 * concurrently at least the later one sees both counts.
 *
 * <p>The work is bounded: a flood of alerts is stored completely but published in groups, and if
 * time runs out, the remaining minutes stay in the lane's state.
 */
public final class ErrorAlerts {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorAlerts.class);

  // Saves a conditional write for each batch after the alert; the outbox remains authoritative.
  private static final int RAISED_REMEMBERED = 10_000;
  // Enough time for the work in progress, including retries: a write started later could be cut
  // off.
  private static final Duration RESERVE = Duration.ofSeconds(5);

  private final MinuteCounts store;
  private final ErrorRules rules;
  private final ErrorRule rule;
  private final OutageLog outages;
  private final AlertPublisher publisher;
  private final Optional<Duration> horizon;
  private final Duration lateness;
  private final InstantSource clock;
  private final Set<String> raised =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > RAISED_REMEMBERED;
            }
          });

  /**
   * Creates the evaluation of some rules.
   *
   * @param horizon minutes that began longer ago raise no alerts; if empty, all do
   * @param lateness how long after its minute a flood is summarised
   * @param outages records the bad minutes of the services whose alerts are published individually
   */
  public ErrorAlerts(
      MinuteCounts store,
      ErrorRules rules,
      Optional<Duration> horizon,
      Duration lateness,
      OutageLog outages,
      AlertPublisher publisher,
      InstantSource clock) {
    this.store = store;
    this.outages = outages;
    this.rules = rules;
    rule = new ErrorRule(rules);
    this.publisher = publisher;
    this.horizon = horizon;
    this.lateness = lateness;
    this.clock = clock;
  }

  /**
   * Evaluates the minutes that a lane's last commit touched and that are not evaluated yet.
   *
   * @return the same state with the remaining minutes: none or, if time ran out, those that the
   *     caller has to store
   * @throws dev.weir.stream.UnavailableException if a table does not answer; repeating it with the
   *     same state raises no alert twice
   */
  public LaneState evaluate(Lane lane, LaneState state, Deadline deadline) {
    return evaluate(lane, state, deadline, state.touched().size());
  }

  /**
   * Evaluates the first of the remaining minutes only.
   *
   * @param isFatal whether evaluating it kills: an alert then reports that its rules were not
   *     evaluated
   * @return as {@link #evaluate}
   */
  public LaneState evaluateFirst(Lane lane, LaneState state, Deadline deadline, boolean isFatal) {
    if (!isFatal || state.touched().isEmpty()) {
      return evaluate(lane, state, deadline, 1);
    }
    var minute = state.touched().getFirst();
    var alert = UnevaluatedMinute.alert(lane, minute, clock.instant());
    LOG.error("Processes died on the alerts of a minute, left out lane={} minute={}", lane, minute);
    var isRaised = publisher.raise(List.of(alert), lastArrival(state), deadline).isPresent();
    var left = state.touched().subList(isRaised ? 1 : 0, state.touched().size());
    return state.evaluated(left, state.floods());
  }

  private LaneState evaluate(Lane lane, LaneState state, Deadline deadline, int minutes) {
    var least = state.touched().size() - minutes;
    var left = new ArrayDeque<>(state.touched());
    var floods = state.floods();
    var now = clock.instant();
    while (left.size() > least && !left.isEmpty() && !deadline.isNear(RESERVE)) {
      var minute = left.getFirst();
      if (isWithinHorizon(minute, state, now)) {
        var evaluation = new Evaluation(lane, minute, now, deadline, floods);
        var isDone = evaluation.raise(found(lane, minute, state, now), lastArrival(state));
        floods = evaluation.floods;
        if (!isDone) {
          break;
        }
      }
      left.removeFirst();
    }
    return state.evaluated(List.copyOf(left), floods);
  }

  // Compared with the arrival of the records, not with the current time: after an outage, errors
  // that arrived in time still raise their alerts.
  private boolean isWithinHorizon(Minute minute, LaneState state, Instant now) {
    var arrived = state.arrived().map(ArrivalSpan::first).orElse(now);
    return horizon.isEmpty() || !minute.start().isBefore(arrived.minus(horizon.get()));
  }

  private static Optional<Instant> lastArrival(LaneState state) {
    return state.arrived().map(ArrivalSpan::last);
  }

  private List<ErrorFinding> found(Lane lane, Minute minute, LaneState state, Instant now) {
    return rule.find(minute, store.total(lane, minute), lastArrival(state), now).stream()
        .filter(finding -> !raised.contains(finding.id()))
        .toList();
  }

  private boolean hasARuleOfItsOwn(ErrorFinding finding) {
    return rules.services().containsKey(finding.service());
  }

  /** The alerts of one minute. */
  private final class Evaluation {
    private final Lane lane;
    private final Minute minute;
    private final Instant now;
    private final Deadline deadline;
    private FloodCounts floods;

    Evaluation(Lane lane, Minute minute, Instant now, Deadline deadline, FloodCounts floods) {
      this.lane = lane;
      this.minute = minute;
      this.now = now;
      this.deadline = deadline;
      this.floods = floods;
    }

    /** Raises the alerts; returns false if time ran out. */
    boolean raise(List<ErrorFinding> found, Optional<Instant> lastArrival) {
      var named = found.stream().filter(ErrorAlerts.this::hasARuleOfItsOwn).toList();
      if (raiseSingle(named, lastArrival).isEmpty()) {
        return false;
      }
      var byRule = new LinkedHashMap<String, List<ErrorFinding>>();
      for (var type : ErrorRule.TYPES) {
        byRule.put(
            type,
            found.stream()
                .filter(finding -> finding.type().equals(type) && !hasARuleOfItsOwn(finding))
                .toList());
      }
      for (var ofRule : byRule.entrySet()) {
        if (!raise(ofRule.getKey(), ofRule.getValue(), lastArrival)) {
          return false;
        }
      }
      return true;
    }

    private boolean raise(String type, List<ErrorFinding> found, Optional<Instant> lastArrival) {
      var next = 0;
      while (next < found.size()) {
        var room = FloodGroup.MAX_SINGLE - floods.of(type, minute.toString());
        if (room <= 0) {
          break;
        }
        var some = found.subList(next, Math.min(found.size(), next + room));
        var isNew = raiseSingle(some, lastArrival);
        if (isNew.isEmpty()) {
          return false;
        }
        floods = floods.plus(type, minute.toString(), isNew.get());
        next += some.size();
      }
      return raiseGrouped(type, found.subList(next, found.size()));
    }

    private Optional<Integer> raiseSingle(List<ErrorFinding> found, Optional<Instant> lastArrival) {
      var alerts =
          found.stream()
              .map(one -> one.alert(outages.record(lane, one.service(), minute)))
              .toList();
      var isNew = publisher.raise(alerts, lastArrival, deadline);
      isNew.ifPresent(_ -> remember(alerts));
      return isNew;
    }

    private boolean raiseGrouped(String type, List<ErrorFinding> found) {
      var alerts = found.stream().map(one -> one.alert(Optional.empty())).toList();
      var group = FloodGroup.of(type, minute.toString(), lane.key(), now, lateness);
      var isDone = publisher.raiseGrouped(alerts, group, deadline);
      if (isDone) {
        remember(alerts);
      }
      return isDone;
    }

    private void remember(List<Alert> alerts) {
      alerts.forEach(alert -> raised.add(alert.id()));
    }
  }
}
