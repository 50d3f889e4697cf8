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

  private Dashboards() {}

  /** Access logs and transactions at a glance, and the alerts of both on their way. */
  public static Dashboard overview() {
    var stretches = new ArrayList<Stretch>();
    stretches.add(
        row(
            "Access logs",
            Part.ACCESS_LOG_STREAM,
            Part.ACCESS_LOG_FUNCTION,
            Step.ACCESS_LOGS,
            stacked(
                "5xx a minute, by service",
                each(WeirMetric.SERVER_ERRORS, Step.ACCESS_LOGS, Statistic.SUM, ""))));
    stretches.add(
        row(
            "Transactions",
            Part.TRANSACTION_STREAM,
            Part.TRANSACTION_FUNCTION,
            Step.TRANSACTIONS,
            lines(
                "Transactions a minute",
                sum(WeirMetric.EVENTS, Step.TRANSACTIONS, "judged"),
                sum(WeirMetric.REJECTED, Step.TRANSACTIONS, "put aside"))));
    stretches.addAll(StreamDashboards.alerting());
    stretches.add(costDrivers());
    return new Dashboard("overview", "Weir", stretches);
  }

  private static Stretch row(String title, Part stream, Part function, Step step, Panel answer) {
    return new Stretch(
        title,
        List.of(
            lines(
                "Produced: records a minute",
                sum(AwsMetric.INCOMING_RECORDS, stream, "put"),
                sum(AwsMetric.WRITES_THROTTLED, stream, "refused")),
            lines(
                "Waiting: age, ms",
                line(AwsMetric.ITERATOR_AGE, function, Statistic.MAXIMUM, "oldest")),
            answer,
            latency("Stored: after arrival, ms", WeirMetric.COMMITTED_AFTER, step),
            latency("Delivered: after arrival, ms", WeirMetric.PUBLISHED_AFTER, step),
            lines(
                "Alerts a minute",
                sum(WeirMetric.ALERTS_RAISED, step, "raised"),
                sum(WeirMetric.ALERTS_PUBLISHED, step, "published"))));
  }

  private static Stretch costDrivers() {
    return new Stretch(
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
            stacked(
                "Write units, a minute",
                sum(AwsMetric.WRITE_UNITS, Part.COUNTS_TABLE, "counts"),
                sum(AwsMetric.WRITE_UNITS, Part.POSITIONS_TABLE, "positions"),
                sum(AwsMetric.WRITE_UNITS, Part.PROFILES_TABLE, "profiles"),
                sum(AwsMetric.WRITE_UNITS, Part.ALERTS_TABLE, "alerts"))));
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

  /** All of them. */
  public static List<Dashboard> all() {
    return List.of(overview(), accessLogs(), transactions(), market());
  }
}
