package dev.weir.metrics.dashboard;

import static dev.weir.metrics.dashboard.Panels.calls;
import static dev.weir.metrics.dashboard.Panels.each;
import static dev.weir.metrics.dashboard.Panels.function;
import static dev.weir.metrics.dashboard.Panels.latency;
import static dev.weir.metrics.dashboard.Panels.line;
import static dev.weir.metrics.dashboard.Panels.lines;
import static dev.weir.metrics.dashboard.Panels.numbers;
import static dev.weir.metrics.dashboard.Panels.produced;
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

/** The pages of the two pipelines that end in alerts. */
final class StreamDashboards {

  private StreamDashboards() {}

  static Dashboard accessLogs() {
    var step = Step.ACCESS_LOGS;
    return new Dashboard(
        "access-logs",
        "Access logs",
        List.of(
            answers(),
            produced(Part.ACCESS_LOG_STREAM),
            waiting(Part.ACCESS_LOG_STREAM, Part.ACCESS_LOG_FUNCTION, Part.ACCESS_LOG_SOURCE, step),
            computed(step, Part.ACCESS_LOG_FUNCTION, Part.ACCESS_LOG_SOURCE),
            stored(step, "Counts", Part.COUNTS_TABLE),
            delivered(step),
            new Section("Calls of AWS services", calls("Access logs", step))));
  }

  // By the minute of the invocation; redelivered records count again.
  private static Section answers() {
    return new Section(
        "Responses, as processed (exact, by the minute of the request: weir errors)",
        List.of(
            stacked(
                "5xx per minute as processed, by service",
                each(WeirMetric.SERVER_ERRORS, Step.ACCESS_LOGS, Statistic.SUM, "")),
            stacked(
                "Responses per minute as processed, by service",
                each(WeirMetric.RESPONSES, Step.ACCESS_LOGS, Statistic.SUM, "")),
            lines(
                "Services counted as (other)",
                sum(WeirMetric.UNNAMED_SERVICES, Step.ACCESS_LOGS, "without a name")),
            numbers(
                "Alerts",
                sum(WeirMetric.ALERTS_RAISED, Step.ACCESS_LOGS, "raised"),
                sum(WeirMetric.ALERTS_PUBLISHED, Step.ACCESS_LOGS, "published"))));
  }

  static Dashboard transactions() {
    var step = Step.TRANSACTIONS;
    return new Dashboard(
        "transactions",
        "Transactions",
        List.of(
            produced(Part.TRANSACTION_STREAM),
            waiting(
                Part.TRANSACTION_STREAM, Part.TRANSACTION_FUNCTION, Part.TRANSACTION_SOURCE, step),
            computed(step, Part.TRANSACTION_FUNCTION, Part.TRANSACTION_SOURCE),
            stored(step, "Profiles", Part.PROFILES_TABLE),
            delivered(step),
            new Section("Calls of AWS services", calls("Transactions", step))));
  }

  private static Section computed(Step step, Part function, Part source) {
    var panels = new ArrayList<Panel>();
    panels.add(lines("Records and events read per minute", read(step).toArray(Series[]::new)));
    panels.add(
        stacked(
            "Quarantined per minute, by reason",
            each(WeirMetric.REJECTED_BY_REASON, step, Statistic.SUM, "")));
    panels.add(latency("Arrival to invocation, ms", WeirMetric.INVOKED_AFTER, step));
    panels.add(latency("Arrival to decision, ms", WeirMetric.COMPUTED_AFTER, step));
    panels.addAll(function(function, source));
    panels.add(
        lines(
            "Cold starts and batches cut short per minute",
            sum(WeirMetric.COLD_STARTS, step, "cold starts"),
            sum(WeirMetric.CUT_SHORT, step, "cut short")));
    return new Section("Computed: what the function does", panels);
  }

  private static List<Series> read(Step step) {
    var read = new ArrayList<Series>();
    read.add(sum(WeirMetric.RECORDS, step, "records"));
    read.add(sum(WeirMetric.EVENTS, step, "events"));
    read.add(sum(WeirMetric.SKIPPED_BY_FENCE, step, "applied before"));
    read.add(sum(WeirMetric.REJECTED, step, "quarantined"));
    read.add(sum(WeirMetric.FATAL_RECORDS, step, "killed the function"));
    if (WeirMetric.LATE_EVENTS.steps().contains(step)) {
      read.add(sum(WeirMetric.LATE_EVENTS, step, "late"));
    }
    if (WeirMetric.UNKNOWN_SCHEMAS.steps().contains(step)) {
      read.add(sum(WeirMetric.UNKNOWN_SCHEMAS, step, "unknown schemas"));
    }
    return read;
  }

  private static Section stored(Step step, String name, Part table) {
    var panels = new ArrayList<Panel>();
    panels.add(latency("Arrival to commit, ms", WeirMetric.COMMITTED_AFTER, step));
    var commits = new ArrayList<Series>();
    commits.add(sum(WeirMetric.COMMITS, step, "commits"));
    commits.add(sum(WeirMetric.CONFLICTS, step, "conflicts"));
    if (WeirMetric.DUPLICATES.steps().contains(step)) {
      commits.add(sum(WeirMetric.DUPLICATES, step, "sent twice"));
    }
    panels.add(lines("Commits per minute", commits.toArray(Series[]::new)));
    panels.addAll(table(name, table));
    return new Section("Stored: commits to the table", panels);
  }

  private static Section delivered(Step step) {
    return new Section(
        "Delivered: alerts to subscribers",
        List.of(
            latency("Arrival to topic, ms", WeirMetric.PUBLISHED_AFTER, step),
            lines(
                "Alerts per minute",
                sum(WeirMetric.ALERTS_RAISED, step, "raised"),
                sum(WeirMetric.ALERTS_PUBLISHED, step, "published"))));
  }

  /** Returns the outbox and the parts shared by all pipelines. */
  static List<Section> alerting() {
    var sweep = Step.ALERT_OUTBOX;
    var panels = new ArrayList<Panel>();
    panels.add(
        lines(
            "Alerts not yet published",
            line(WeirMetric.OUTBOX_PENDING, sweep, Statistic.MAXIMUM, "pending"),
            sum(WeirMetric.ALERTS_PUBLISHED, sweep, "published by the sweep")));
    panels.add(
        lines(
            "Oldest alert not yet published, s",
            line(WeirMetric.OUTBOX_AGE, sweep, Statistic.MAXIMUM, "oldest")));
    panels.add(
        lines(
            "Alert topic: messages per minute",
            sum(AwsMetric.MESSAGES_PUBLISHED, Part.ALERT_TOPIC, "taken"),
            sum(AwsMetric.NOTIFICATIONS_FAILED, Part.ALERT_TOPIC, "not delivered")));
    panels.add(
        lines(
            "Outbox sweep: invocations per minute",
            sum(AwsMetric.INVOCATIONS, Part.OUTBOX_FUNCTION, "invocations"),
            sum(AwsMetric.ERRORS, Part.OUTBOX_FUNCTION, "failed"),
            sum(AwsMetric.ERRORS, Part.RETENTION_FUNCTION, "guard of retention failed"),
            sum(WeirMetric.COLD_STARTS, sweep, "cold starts")));
    panels.addAll(table("Alerts", Part.ALERTS_TABLE));
    panels.addAll(calls("Sweep", sweep));
    return List.of(new Section("Alerts on their way", panels));
  }
}
