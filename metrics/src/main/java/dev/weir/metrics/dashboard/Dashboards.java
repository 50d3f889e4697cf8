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
import java.util.List;

/**
 * All dashboards. Each reads along the data's way: produced, waiting, computed, stored, delivered.
 */
public final class Dashboards {

  /** The overview's id. */
  public static final String OVERVIEW = "overview";

  private Dashboards() {}

  /**
   * All pipelines at a glance, and the alerts on their way.
   *
   * @param marketRegions where the market pipeline runs, if it does
   */
  public static Dashboard overview(List<String> marketRegions) {
    return overviewWith(marketRegions.stream().map(MarketDashboards.atAGlance()::in).toList());
  }

  private static Dashboard overviewWith(List<Section> market) {
    var stretches = new ArrayList<Section>();
    stretches.add(accessLogsAtAGlance());
    stretches.add(transactionsAtAGlance());
    stretches.addAll(market);
    stretches.addAll(StreamDashboards.alerting());
    stretches.add(costDrivers());
    return new Dashboard(OVERVIEW, "Weir", stretches);
  }

  private static Section accessLogsAtAGlance() {
    return atAGlance(
        "Access logs",
        Part.ACCESS_LOG_STREAM,
        Part.ACCESS_LOG_FUNCTION,
        Part.COUNTS_TABLE,
        Step.ACCESS_LOGS,
        stacked(
            "5xx a minute as processed, by service",
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
            "Transactions a minute",
            sum(WeirMetric.EVENTS, Step.TRANSACTIONS, "judged"),
            sum(WeirMetric.REJECTED, Step.TRANSACTIONS, "put aside")));
  }

  private static Section atAGlance(
      String title, Part stream, Part function, Part table, Step step, Panel answer) {
    return new Section(
        title,
        List.of(
            lines(
                "Produced: records a minute",
                sum(AwsMetric.INCOMING_RECORDS, stream, "put"),
                sum(AwsMetric.WRITES_THROTTLED, stream, "refused")),
            lines(
                "Waiting: age, ms",
                line(AwsMetric.ITERATOR_AGE, function, Statistic.MAXIMUM, "oldest")),
            lines(
                "Computed: invocations a minute",
                sum(AwsMetric.INVOCATIONS, function, "invocations"),
                sum(AwsMetric.ERRORS, function, "failed")),
            latency("Stored: after arrival, ms", WeirMetric.COMMITTED_AFTER, step),
            latency("Delivered: after arrival, ms", WeirMetric.PUBLISHED_AFTER, step),
            answer,
            lines(
                "Alerts a minute",
                sum(WeirMetric.ALERTS_RAISED, step, "raised"),
                sum(WeirMetric.ALERTS_PUBLISHED, step, "published")),
            lines(
                "Throttled a minute",
                sum(AwsMetric.THROTTLES, function, "invocations"),
                sum(AwsMetric.READS_THROTTLED, stream, "reads of the stream"),
                sum(AwsMetric.WRITE_THROTTLES, table, "writes of the table"),
                sum(AwsMetric.READ_THROTTLES, table, "reads of the table"))));
  }

  private static Section costDrivers() {
    return new Section(
        "What it costs",
        List.of(
            stacked(
                "Bytes into streams, a minute",
                sum(AwsMetric.INCOMING_BYTES, Part.ACCESS_LOG_STREAM, "access logs"),
                sum(AwsMetric.INCOMING_BYTES, Part.TRANSACTION_STREAM, "transactions")),
            stacked(
                "Milliseconds of functions, a minute",
                sum(AwsMetric.DURATION, Part.ACCESS_LOG_FUNCTION, "access logs"),
                sum(AwsMetric.DURATION, Part.TRANSACTION_FUNCTION, "transactions"),
                sum(AwsMetric.DURATION, Part.OUTBOX_FUNCTION, "sweep")),
            stacked("Write units, a minute", units(AwsMetric.WRITE_UNITS)),
            stacked("Read units, a minute", units(AwsMetric.READ_UNITS))));
  }

  private static Series[] units(AwsMetric metric) {
    return new Series[] {
      sum(metric, Part.COUNTS_TABLE, "counts"),
      sum(metric, Part.POSITIONS_TABLE, "positions"),
      sum(metric, Part.PROFILES_TABLE, "profiles"),
      sum(metric, Part.ALERTS_TABLE, "alerts")
    };
  }

  /** From line to alert. */
  public static Dashboard accessLogs() {
    return StreamDashboards.accessLogs();
  }

  /** From payment to alert. */
  public static Dashboard transactions() {
    return StreamDashboards.transactions();
  }

  /** From tick to decision, in one Region. */
  public static Dashboard market() {
    return MarketDashboards.market();
  }

  /** All of them, for whoever tells Regions apart otherwise; the overview has the market once. */
  public static List<Dashboard> all() {
    return List.of(
        overviewWith(List.of(MarketDashboards.atAGlance())),
        accessLogs(),
        transactions(),
        market());
  }
}
