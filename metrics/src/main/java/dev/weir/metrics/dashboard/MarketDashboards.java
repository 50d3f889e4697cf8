package dev.weir.metrics.dashboard;

import static dev.weir.metrics.dashboard.Panels.calls;
import static dev.weir.metrics.dashboard.Panels.each;
import static dev.weir.metrics.dashboard.Panels.function;
import static dev.weir.metrics.dashboard.Panels.latency;
import static dev.weir.metrics.dashboard.Panels.line;
import static dev.weir.metrics.dashboard.Panels.lines;
import static dev.weir.metrics.dashboard.Panels.linesBelow;
import static dev.weir.metrics.dashboard.Panels.produced;
import static dev.weir.metrics.dashboard.Panels.rejectedByReason;
import static dev.weir.metrics.dashboard.Panels.stacked;
import static dev.weir.metrics.dashboard.Panels.sum;
import static dev.weir.metrics.dashboard.Panels.table;
import static dev.weir.metrics.dashboard.Panels.waiting;

import dev.weir.metrics.AwsMetric;
import dev.weir.metrics.Statistic;
import dev.weir.metrics.Step;
import dev.weir.metrics.WeirMetric;
import java.util.ArrayList;
import java.util.List;

/** The page of the market pipeline of a Region. */
final class MarketDashboards {

  private static final double WHOLE_LIMIT = 100;

  private MarketDashboards() {}

  /**
   * Returns the page.
   *
   * @param compared the sections of {@link #compared}, one for each Region
   */
  static Dashboard market(List<Section> compared) {
    var sections = new ArrayList<>(compared);
    sections.addAll(
        List.of(
            answers(),
            produced(Part.MARKET_STREAM),
            waiting(Part.MARKET_STREAM, Part.MARKS_FUNCTION, Part.MARKS_SOURCE, Step.MARKS),
            marks(),
            risk(),
            stored(),
            delivered(),
            new Section("What it calls", allCalls()),
            costDrivers()));
    return new Dashboard("market", "Market data", sections);
  }

  /**
   * Returns a row of panels by which Regions are compared. Each portfolio is counted by the Region
   * that holds its group, so that the sums over both are the market's.
   */
  static Section compared() {
    return new Section(
        "Portfolios and feed",
        List.of(
            stacked(
                "Portfolios held, by state",
                each(WeirMetric.PORTFOLIO_STATES, Step.RISK, Statistic.MAXIMUM, "")),
            linesBelow(
                WHOLE_LIMIT,
                "Use of each portfolio's most used limit, %",
                line(WeirMetric.LIMIT_USE, Step.RISK, Statistic.P50, "half use less"),
                line(WeirMetric.LIMIT_USE, Step.RISK, Statistic.P99, "99 % use less"),
                line(WeirMetric.LIMIT_USE, Step.RISK, Statistic.MAXIMUM, "highest")),
            lines(
                "Leases held; conflicts per minute",
                line(WeirMetric.GROUPS_HELD, Step.RISK, Statistic.MAXIMUM, "groups held"),
                sum(WeirMetric.CONFLICTS, Step.MARKS, "conflicts of marks"),
                sum(WeirMetric.CONFLICTS, Step.RISK, "conflicts of decisions"),
                sum(WeirMetric.DISAGREEMENTS, Step.RISK, "figures differ between Regions")),
            lines(
                "Gaps, stale marks and quarantine, per minute",
                sum(WeirMetric.FEED_GAPS, Step.MARKS, "gaps in the feed"),
                sum(WeirMetric.STALE_PORTFOLIOS, Step.RISK, "decisions on a stale mark"),
                sum(WeirMetric.REFUSED_TICKS, Step.MARKS, "ticks refused by their register"),
                sum(WeirMetric.REJECTED, Step.MARKS, "ticks in quarantine"))));
  }

  /**
   * Returns a section for the overview, which may be in another Region: it uses only names that are
   * the same in all Regions, those of the steps and the replicated tables.
   */
  static Section atAGlance() {
    return new Section(
        "Market data",
        List.of(
            lines(
                "Produced: ticks per minute",
                sum(WeirMetric.EVENTS, Step.MARKS, "ticks"),
                sum(WeirMetric.REJECTED, Step.MARKS, "quarantined")),
            latency("Waiting: tick to invocation, ms", WeirMetric.INVOKED_AFTER, Step.MARKS),
            latency("Computed: tick to decision, ms", WeirMetric.COMPUTED_AFTER, Step.RISK),
            latency("Stored: tick to decision stored, ms", WeirMetric.COMMITTED_AFTER, Step.RISK),
            latency("Delivered: tick to topic, ms", WeirMetric.PUBLISHED_AFTER, Step.DELIVERY),
            decisions(),
            limitUse(),
            lines(
                "Tables throttled per minute",
                sum(AwsMetric.WRITE_THROTTLES, Part.MARKS_TABLE, "writes of marks"),
                sum(AwsMetric.READ_THROTTLES, Part.MARKS_TABLE, "reads of marks"),
                sum(AwsMetric.WRITE_THROTTLES, Part.RISK_TABLE, "writes of decisions"),
                sum(AwsMetric.READ_THROTTLES, Part.RISK_TABLE, "reads of decisions"))));
  }

  private static Panel decisions() {
    return stacked(
        "Decisions per minute, by state", each(WeirMetric.DECISIONS, Step.RISK, Statistic.SUM, ""));
  }

  private static Panel beats() {
    return lines(
        "Beats per minute",
        sum(WeirMetric.PULSES, Step.PULSE, "pulses"),
        sum(WeirMetric.COLD_STARTS, Step.PULSE, "cold starts of what puts them"),
        line(WeirMetric.PORTFOLIOS, Step.RISK, Statistic.MAXIMUM, "portfolios to beat for"),
        sum(WeirMetric.BEATS, Step.RISK, "beats made here"),
        sum(WeirMetric.BEATS_DELIVERED, Step.DELIVERY, "beats delivered"),
        sum(AwsMetric.ERRORS, Part.MARKET_RETENTION_FUNCTION, "guard of retention failed"));
  }

  private static Panel limitUse() {
    return linesBelow(
        WHOLE_LIMIT,
        "Most used limit of any portfolio, %",
        line(WeirMetric.LIMIT_USE, Step.RISK, Statistic.MAXIMUM, "most used"));
  }

  private static Section costDrivers() {
    return new Section(
        "What it costs",
        List.of(
            stacked(
                "Bytes into the stream per minute",
                sum(AwsMetric.INCOMING_BYTES, Part.MARKET_STREAM, "ticks")),
            stacked(
                "Milliseconds of functions per minute",
                sum(AwsMetric.DURATION, Part.MARKS_FUNCTION, "marks"),
                sum(AwsMetric.DURATION, Part.RISK_FUNCTION, "risk"),
                sum(AwsMetric.DURATION, Part.DELIVERY_FUNCTION, "delivery"),
                sum(AwsMetric.DURATION, Part.PULSE_FUNCTION, "pulse")),
            stacked("Write units per minute", units(AwsMetric.WRITE_UNITS)),
            stacked("Read units per minute", units(AwsMetric.READ_UNITS))));
  }

  private static Series[] units(AwsMetric metric) {
    return new Series[] {
      sum(metric, Part.FEEDS_TABLE, "feeds"),
      sum(metric, Part.MARKS_TABLE, "marks"),
      sum(metric, Part.RISK_TABLE, "decisions"),
      sum(metric, Part.LEASES_TABLE, "leases"),
      sum(metric, Part.REFERENCE_TABLE, "reference data")
    };
  }

  private static Section answers() {
    return new Section(
        "Answers",
        List.of(
            decisions(),
            limitUse(),
            beats(),
            lines(
                "What to doubt",
                sum(WeirMetric.STALE_PORTFOLIOS, Step.RISK, "decisions on a stale mark"),
                sum(WeirMetric.FEED_GAPS, Step.MARKS, "gaps in the feed"),
                sum(WeirMetric.REFUSED_TICKS, Step.MARKS, "refused ticks"),
                sum(WeirMetric.SEQUENCE_RESTARTS, Step.MARKS, "sequences that fell back"),
                sum(WeirMetric.CROSSED_QUOTES, Step.MARKS, "crossed quotes"),
                sum(WeirMetric.DISAGREEMENTS, Step.RISK, "Regions disagree"))));
  }

  private static Section marks() {
    var panels = new ArrayList<Panel>();
    panels.add(
        lines(
            "Ticks per minute",
            sum(WeirMetric.RECORDS, Step.MARKS, "records"),
            sum(WeirMetric.EVENTS, Step.MARKS, "ticks"),
            sum(WeirMetric.SKIPPED_BY_FENCE, Step.MARKS, "applied before"),
            sum(WeirMetric.DUPLICATES, Step.MARKS, "sent twice"),
            sum(WeirMetric.REJECTED, Step.MARKS, "quarantined"),
            sum(WeirMetric.FATAL_RECORDS, Step.MARKS, "killed the function"),
            sum(WeirMetric.UNKNOWN_SCHEMAS, Step.MARKS, "unknown schemas")));
    panels.add(rejectedByReason("Quarantined per minute, by reason", Step.MARKS));
    panels.add(latency("Tick to invocation, ms", WeirMetric.INVOKED_AFTER, Step.MARKS));
    panels.add(latency("Tick to mark computed, ms", WeirMetric.COMPUTED_AFTER, Step.MARKS));
    panels.addAll(function(Part.MARKS_FUNCTION, Part.MARKS_SOURCE));
    panels.add(starts("Marks", Step.MARKS));
    return new Section("Computed: marks", panels);
  }

  private static Section risk() {
    var panels = new ArrayList<Panel>();
    panels.add(
        lines(
            "Marks that moved per minute",
            sum(WeirMetric.RECORDS, Step.RISK, "changes"),
            sum(WeirMetric.EVENTS, Step.RISK, "marks"),
            sum(WeirMetric.PASSED_OVER, Step.RISK, "left to the other Region"),
            sum(WeirMetric.REJECTED, Step.RISK, "rejected")));
    panels.add(rejectedByReason("Marks rejected per minute, by reason", Step.RISK));
    panels.add(
        lines(
            "Marks wait, ms",
            line(AwsMetric.ITERATOR_AGE, Part.RISK_FUNCTION, Statistic.MAXIMUM, "oldest")));
    panels.add(latency("Tick to risk's invocation, ms", WeirMetric.INVOKED_AFTER, Step.RISK));
    panels.add(latency("Tick to decision, ms", WeirMetric.COMPUTED_AFTER, Step.RISK));
    panels.addAll(function(Part.RISK_FUNCTION, Part.RISK_SOURCE));
    panels.add(starts("Risk", Step.RISK));
    return new Section("Computed: risk", panels);
  }

  private static Panel starts(String name, Step step) {
    return lines(
        name + ": cold starts, batches cut short",
        sum(WeirMetric.COLD_STARTS, step, "cold starts"),
        sum(WeirMetric.CUT_SHORT, step, "cut short"));
  }

  private static Section stored() {
    var panels = new ArrayList<Panel>();
    panels.add(latency("Tick to mark stored, ms", WeirMetric.COMMITTED_AFTER, Step.MARKS));
    panels.add(latency("Tick to decision stored, ms", WeirMetric.COMMITTED_AFTER, Step.RISK));
    panels.add(
        lines(
            "Commits per minute",
            sum(WeirMetric.COMMITS, Step.MARKS, "feeds"),
            sum(WeirMetric.CONFLICTS, Step.MARKS, "conflicts of marks"),
            sum(WeirMetric.COMMITS, Step.RISK, "decisions"),
            sum(WeirMetric.CONFLICTS, Step.RISK, "conflicts of decisions")));
    panels.addAll(table("Marks", Part.MARKS_TABLE));
    panels.addAll(table("Decisions", Part.RISK_TABLE));
    return new Section("Stored", panels);
  }

  private static Section delivered() {
    var step = Step.DELIVERY;
    var panels = new ArrayList<Panel>();
    panels.add(latency("Tick to trading systems' topic, ms", WeirMetric.PUBLISHED_AFTER, step));
    panels.add(latency("Pulse to beat at the topic, ms", WeirMetric.BEAT_DELIVERED_AFTER, step));
    panels.add(
        lines(
            "Decisions per minute",
            sum(WeirMetric.RECORDS, step, "changes"),
            sum(WeirMetric.DECISIONS_DELIVERED, step, "delivered"),
            sum(AwsMetric.MESSAGES_PUBLISHED, Part.DECISION_TOPIC, "taken by the topic"),
            sum(AwsMetric.NOTIFICATIONS_FAILED, Part.DECISION_TOPIC, "not delivered"),
            sum(WeirMetric.REJECTED, step, "rejected")));
    panels.add(rejectedByReason("Decisions rejected per minute, by reason", step));
    panels.add(
        lines(
            "Decisions wait for delivery, ms",
            line(AwsMetric.ITERATOR_AGE, Part.DELIVERY_FUNCTION, Statistic.MAXIMUM, "oldest")));
    panels.add(
        lines(
            "Decisions wait to be fetched",
            line(AwsMetric.OLDEST_MESSAGE_AGE, Part.DECISION_QUEUE, Statistic.MAXIMUM, "oldest, s"),
            line(AwsMetric.MESSAGES_VISIBLE, Part.DECISION_QUEUE, Statistic.MAXIMUM, "how many")));
    panels.addAll(function(Part.DELIVERY_FUNCTION, Part.DELIVERY_SOURCE));
    panels.add(starts("Delivery", step));
    return new Section("Delivered", panels);
  }

  private static List<Panel> allCalls() {
    var panels = new ArrayList<Panel>();
    panels.addAll(calls("Marks", Step.MARKS));
    panels.addAll(calls("Risk", Step.RISK));
    panels.addAll(calls("Delivery", Step.DELIVERY));
    panels.addAll(calls("Pulse", Step.PULSE));
    return panels;
  }
}
