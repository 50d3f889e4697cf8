package dev.weir.accesslog.publish;

import dev.weir.accesslog.commit.MinuteCounts;
import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.alerts.Alert;
import dev.weir.alerts.AlertPublisher;
import dev.weir.events.Minute;
import dev.weir.stream.Deadline;
import dev.weir.stream.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges the outages that go on, each minute, and publishes what there is to say about them.
 *
 * <p>A change and its message are stored together, so that a crash neither loses a message nor
 * repeats it, and of two concurrent sweeps only one succeeds. It reads the count of a minute once
 * for all services; if time runs out, the next sweep continues after the last outage it reached.
 */
public final class OutageSweep {

  private static final Logger LOG = LoggerFactory.getLogger(OutageSweep.class);

  private static final int PAGE = 100;
  // A call to the topic and one to the table, each with all its retries.
  private static final Duration RESERVE = Duration.ofSeconds(20);

  private final Outages outages;
  private final MinuteCounts counts;
  private final OutageRule rule;
  private final AlertPublisher publisher;
  private final InstantSource clock;
  private Optional<Outage> reached = Optional.empty();

  /**
   * Creates a sweep.
   *
   * @param goodMinutes the number of good minutes that end an outage, from 1
   * @param lateness how long lines may be late
   */
  public OutageSweep(
      Outages outages,
      MinuteCounts counts,
      ErrorRules rules,
      int goodMinutes,
      Duration lateness,
      AlertPublisher publisher,
      InstantSource clock) {
    this.outages = outages;
    this.counts = counts;
    rule = new OutageRule(rules, goodMinutes, lateness);
    this.publisher = publisher;
    this.clock = clock;
  }

  /**
   * Sweeps once; returns the number of messages about outages.
   *
   * @throws dev.weir.stream.UnavailableException if a table does not answer; the next sweep judges
   *     the same outages
   */
  public int sweep(Deadline deadline) {
    var totals = new MinuteTotals();
    var now = clock.instant();
    var messages = new ArrayList<Alert>();
    while (true) {
      var page = outages.open(reached, PAGE);
      for (var outage : page) {
        if (deadline.isNear(RESERVE)) {
          LOG.warn("Time is short, the next sweep judges the remaining outages");
          return published(messages);
        }
        judge(outage, totals, now).ifPresent(messages::add);
        reached = Optional.of(outage);
      }
      if (page.size() < PAGE) {
        reached = Optional.empty();
        return published(messages);
      }
    }
  }

  private int published(List<Alert> messages) {
    publisher.publishStored(messages);
    return messages.size();
  }

  /** Judges an outage; returns the message that was stored, if any. */
  private Optional<Alert> judge(Outage listed, MinuteTotals totals, Instant now) {
    var outage = outages.of(listed.projection(), listed.service());
    if (outage.isEmpty() || outage.get().ended().isPresent()) {
      return Optional.empty(); // the list was out of date
    }
    var before = outage.get();
    var judged = rule.judge(before, minute -> totals.of(before.lane(), minute), now);
    if (judged.after().equals(before)) {
      return Optional.empty();
    }
    var isStored = outages.replace(before, judged.after(), judged.message());
    return isStored ? judged.message() : Optional.empty();
  }

  /** The counts of minutes, each read once per sweep. */
  private final class MinuteTotals {
    private record CountKey(String projection, String incarnation, Minute minute) {}

    private final Map<CountKey, MinuteCount> known = new HashMap<>();

    MinuteCount of(Lane lane, Minute minute) {
      return known.computeIfAbsent(
          new CountKey(lane.projection(), lane.incarnation(), minute),
          _ -> counts.total(lane, minute));
    }
  }
}
