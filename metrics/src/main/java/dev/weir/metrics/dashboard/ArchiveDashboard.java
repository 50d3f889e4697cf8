package dev.weir.metrics.dashboard;

import static dev.weir.metrics.dashboard.Panels.calls;
import static dev.weir.metrics.dashboard.Panels.function;
import static dev.weir.metrics.dashboard.Panels.line;
import static dev.weir.metrics.dashboard.Panels.lines;
import static dev.weir.metrics.dashboard.Panels.rejectedByReason;
import static dev.weir.metrics.dashboard.Panels.sum;
import static dev.weir.metrics.dashboard.Panels.waiting;

import dev.weir.metrics.AwsMetric;
import dev.weir.metrics.Statistic;
import dev.weir.metrics.Step;
import dev.weir.metrics.WeirMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The page of the archive: each stream's function with its input and output. */
final class ArchiveDashboard {

  private ArchiveDashboard() {}

  static Dashboard of(Set<Step> pipelines) {
    var sections = new ArrayList<Section>();
    if (pipelines.contains(Step.ACCESS_LOGS)) {
      sections.addAll(
          sections(
              "Access logs",
              Part.ACCESS_LOG_STREAM,
              Part.ACCESS_LOG_ARCHIVE_FUNCTION,
              Part.ACCESS_LOG_ARCHIVE_SOURCE,
              Step.ACCESS_LOGS_ARCHIVE));
    }
    if (pipelines.contains(Step.TRANSACTIONS)) {
      sections.addAll(
          sections(
              "Transactions",
              Part.TRANSACTION_STREAM,
              Part.TRANSACTION_ARCHIVE_FUNCTION,
              Part.TRANSACTION_ARCHIVE_SOURCE,
              Step.TRANSACTIONS_ARCHIVE));
    }
    return new Dashboard("archive", "Archive", sections);
  }

  static Dashboard ofMarket() {
    var sections = new ArrayList<Section>();
    sections.addAll(
        sections(
            "Ticks",
            Part.MARKET_STREAM,
            Part.TICK_ARCHIVE_FUNCTION,
            Part.TICK_ARCHIVE_SOURCE,
            Step.TICKS_ARCHIVE));
    sections.add(decisions());
    return new Dashboard("market-archive", "Market archive", sections);
  }

  private static Section decisions() {
    var step = Step.DECISIONS_ARCHIVE;
    var panels = new ArrayList<Panel>();
    panels.add(
        lines(
            "Changes per minute",
            sum(WeirMetric.RECORDS, step, "decisions and beats"),
            sum(WeirMetric.REJECTED, step, "rejected")));
    panels.add(rejectedByReason("Decisions rejected per minute, by reason", step));
    panels.add(stored(step));
    panels.add(
        lines(
            "Decisions wait to be archived, ms",
            line(
                AwsMetric.ITERATOR_AGE,
                Part.DECISION_ARCHIVE_FUNCTION,
                Statistic.MAXIMUM,
                "oldest")));
    panels.add(starts(step));
    panels.addAll(function(Part.DECISION_ARCHIVE_FUNCTION, Part.DECISION_ARCHIVE_SOURCE));
    panels.addAll(calls("Decisions", step));
    return new Section("Decisions: archived", panels);
  }

  private static Panel stored(Step step) {
    return lines("Bytes per minute", sum(WeirMetric.ARCHIVED_BYTES, step, "stored"));
  }

  private static Panel starts(Step step) {
    return lines(
        "Cold starts, batches cut short",
        sum(WeirMetric.COLD_STARTS, step, "cold starts"),
        sum(WeirMetric.CUT_SHORT, step, "cut short"));
  }

  private static List<Section> sections(
      String title, Part stream, Part function, Part source, Step step) {
    var archived = new ArrayList<Panel>();
    archived.add(
        lines(
            "Records per minute",
            sum(WeirMetric.RECORDS, step, "records"),
            sum(WeirMetric.SKIPPED_BY_FENCE, step, "archived before")));
    archived.add(
        lines(
            "Objects per minute",
            sum(WeirMetric.COMMITS, step, "commits"),
            sum(WeirMetric.CONFLICTS, step, "conflicts")));
    archived.add(stored(step));
    archived.add(
        lines(
            "Arrival to commit, ms",
            line(WeirMetric.COMMITTED_AFTER, step, Statistic.P50, "p50"),
            line(WeirMetric.COMMITTED_AFTER, step, Statistic.P99, "p99")));
    archived.add(
        lines(
            "Arrival to invocation, ms",
            line(WeirMetric.INVOKED_AFTER, step, Statistic.P50, "p50"),
            line(WeirMetric.INVOKED_AFTER, step, Statistic.P99, "p99")));
    archived.add(starts(step));
    archived.addAll(function(function, source));
    archived.addAll(calls(title, step));
    return List.of(
        new Section(title + ": archived", archived),
        new Section(title + ": waiting", waiting(stream, function, source, step).panels()));
  }
}
