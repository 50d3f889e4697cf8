package dev.weir.metrics.dashboard;

import static dev.weir.metrics.dashboard.Panels.each;
import static dev.weir.metrics.dashboard.Panels.latency;
import static dev.weir.metrics.dashboard.Panels.line;
import static dev.weir.metrics.dashboard.Panels.lines;
import static dev.weir.metrics.dashboard.Panels.stacked;
import static dev.weir.metrics.dashboard.Panels.sum;

import dev.weir.metrics.AwsMetric;
import dev.weir.metrics.Statistic;
import dev.weir.metrics.Step;
import dev.weir.metrics.WeirMetric;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All dashboards. Each reads along the data flow: produced, waiting, computed, stored, delivered.
 */
public final class Dashboards {

  /** The overview's id. */
  public static final String OVERVIEW = "overview";

  private Dashboards() {}

  /**
   * Returns the overview: all pipelines at a glance, and the alerts on their way.
   *
   * @param pipelines the deployed ones of access logs and transactions
   * @param marketRegions the Regions of the market pipeline, if deployed
   */
  public static Dashboard overview(Set<Step> pipelines, List<String> marketRegions) {
    return overviewWith(
        pipelines, marketRegions.stream().map(MarketDashboards.atAGlance()::in).toList());
  }

  private static Dashboard overviewWith(Set<Step> pipelines, List<Section> market) {
    var stretches = new ArrayList<Section>();
    if (pipelines.contains(Step.ACCESS_LOGS)) {
      stretches.add(accessLogsAtAGlance());
    }
    if (pipelines.contains(Step.TRANSACTIONS)) {
      stretches.add(transactionsAtAGlance());
    }
    stretches.addAll(market);
    stretches.addAll(StreamDashboards.alerting());
    stretches.add(costDrivers(pipelines));
    return new Dashboard(OVERVIEW, "Weir: all pipelines", stretches);
  }

  private static Section accessLogsAtAGlance() {
    return atAGlance(
        "Access logs",
        Part.ACCESS_LOG_STREAM,
        Part.ACCESS_LOG_FUNCTION,
        Part.COUNTS_TABLE,
        Step.ACCESS_LOGS,
        stacked(
            "5xx per minute as processed, by service",
            each(WeirMetric.SERVER_ERRORS, Step.ACCESS_LOGS, Statistic.SUM, "")));
  }

  private static Section transactionsAtAGlance() {
    return atAGlance(
        "Transactions",
        Part.TRANSACTION_STREAM,
        Part.TRANSACTION_FUNCTION,
        Part.PROFILES_TABLE,
        Step.TRANSACTIONS,
        lines(
            "Transactions per minute",
            sum(WeirMetric.EVENTS, Step.TRANSACTIONS, "judged"),
            sum(WeirMetric.REJECTED, Step.TRANSACTIONS, "quarantined")));
  }

  private static Section atAGlance(
      String title, Part stream, Part function, Part table, Step step, Panel answer) {
    return new Section(
        title,
        List.of(
            lines(
                "Produced: records per minute",
                sum(AwsMetric.INCOMING_RECORDS, stream, "put"),
                sum(AwsMetric.WRITES_THROTTLED, stream, "refused")),
            lines(
                "Waiting in the stream: oldest record, ms",
                line(AwsMetric.ITERATOR_AGE, function, Statistic.MAXIMUM, "oldest")),
            lines(
                "Computed: invocations per minute",
                sum(AwsMetric.INVOCATIONS, function, "invocations"),
                sum(AwsMetric.ERRORS, function, "failed")),
            latency("Stored: after arrival, ms", WeirMetric.COMMITTED_AFTER, step),
            latency("Delivered: after arrival, ms", WeirMetric.PUBLISHED_AFTER, step),
            answer,
            lines(
                "Alerts per minute",
                sum(WeirMetric.ALERTS_RAISED, step, "raised"),
                sum(WeirMetric.ALERTS_PUBLISHED, step, "published")),
            lines(
                "Throttled per minute",
                sum(AwsMetric.THROTTLES, function, "invocations"),
                sum(AwsMetric.READS_THROTTLED, stream, "reads of the stream"),
                sum(AwsMetric.WRITE_THROTTLES, table, "writes of the table"),
                sum(AwsMetric.READ_THROTTLES, table, "reads of the table"))));
  }

  private static Section costDrivers(Set<Step> pipelines) {
    var bytes = new ArrayList<Series>();
    var time = new ArrayList<Series>();
    var tables = new EnumMap<Part, String>(Part.class);
    if (pipelines.contains(Step.ACCESS_LOGS)) {
      bytes.add(sum(AwsMetric.INCOMING_BYTES, Part.ACCESS_LOG_STREAM, "access logs"));
      time.add(sum(AwsMetric.DURATION, Part.ACCESS_LOG_FUNCTION, "access logs"));
      tables.put(Part.COUNTS_TABLE, "counts");
    }
    if (pipelines.contains(Step.TRANSACTIONS)) {
      bytes.add(sum(AwsMetric.INCOMING_BYTES, Part.TRANSACTION_STREAM, "transactions"));
      time.add(sum(AwsMetric.DURATION, Part.TRANSACTION_FUNCTION, "transactions"));
      tables.put(Part.PROFILES_TABLE, "profiles");
    }
    time.add(sum(AwsMetric.DURATION, Part.OUTBOX_FUNCTION, "sweep"));
    tables.put(Part.POSITIONS_TABLE, "positions");
    tables.put(Part.ALERTS_TABLE, "alerts");
    return new Section(
        "What it costs",
        List.of(
            stacked("Bytes into streams per minute", bytes.toArray(Series[]::new)),
            stacked("Milliseconds of functions per minute", time.toArray(Series[]::new)),
            stacked("Write units per minute", units(AwsMetric.WRITE_UNITS, tables)),
            stacked("Read units per minute", units(AwsMetric.READ_UNITS, tables))));
  }

  private static Series[] units(AwsMetric metric, Map<Part, String> tables) {
    return tables.entrySet().stream()
        .map(table -> sum(metric, table.getKey(), table.getValue()))
        .toArray(Series[]::new);
  }

  /** Returns the page from line to alert. */
  public static Dashboard accessLogs() {
    return StreamDashboards.accessLogs();
  }

  /** Returns the page from payment to alert. */
  public static Dashboard transactions() {
    return StreamDashboards.transactions();
  }

  /**
   * Returns the page from record to object.
   *
   * @param pipelines whose streams are archived
   */
  public static Dashboard archive(Set<Step> pipelines) {
    return ArchiveDashboard.of(pipelines);
  }

  /** Returns the page of the archive of ticks and of decisions, in one Region. */
  public static Dashboard marketArchive() {
    return ArchiveDashboard.ofMarket();
  }

  /**
   * Returns the page from tick to decision, in one Region, which begins with a comparison of all.
   *
   * @param regions all Regions of the market pipeline
   */
  public static Dashboard market(List<String> regions) {
    return MarketDashboards.market(regions.stream().map(MarketDashboards.compared()::in).toList());
  }

  /**
   * Returns all pages, for tools that distinguish Regions in another way; the overview and the
   * market's page have each section once.
   */
  public static List<Dashboard> all() {
    return List.of(
        overviewWith(
            Set.of(Step.ACCESS_LOGS, Step.TRANSACTIONS), List.of(MarketDashboards.atAGlance())),
        accessLogs(),
        transactions(),
        archive(Set.of(Step.ACCESS_LOGS, Step.TRANSACTIONS)),
        MarketDashboards.market(List.of(MarketDashboards.compared())),
        marketArchive());
  }
}
