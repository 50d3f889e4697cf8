package dev.weir.metrics.dashboard;

import dev.weir.metrics.AwsMetric;
import dev.weir.metrics.Statistic;
import dev.weir.metrics.Step;
import dev.weir.metrics.WeirMetric;
import dev.weir.metrics.dashboard.Series.OfPart;
import dev.weir.metrics.dashboard.Series.OfStep;
import dev.weir.metrics.dashboard.SourceAlarms.AlarmedSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * All alarms. Their meaning, the first checks and the response are in {@code docs/RUNBOOK.md},
 * under their ids.
 */
public final class Alarms {

  private static final double REJECTED_A_MINUTE = 100;
  private static final double OUTBOX_SECONDS = 180;

  private Alarms() {}

  /**
   * The way in which a stream is read.
   *
   * @param retention how long it keeps records
   * @param window how long its event source may wait for a fuller batch
   */
  public record SourceTiming(Duration retention, Duration window) {}

  /** Returns the alarms of the access-log pipeline. */
  public static List<Alarm> accessLogs(SourceTiming reading) {
    var alarms =
        ofStream(
            "access-logs",
            Step.ACCESS_LOGS,
            Part.ACCESS_LOG_STREAM,
            source(
                Part.ACCESS_LOG_STREAM, Part.ACCESS_LOG_FUNCTION, Part.ACCESS_LOG_SOURCE, reading));
    alarms.add(fatal("access-logs", Step.ACCESS_LOGS));
    alarms.add(latency("access-logs", Step.ACCESS_LOGS));
    alarms.add(
        Alarm.above(
            0,
            new OfStep(WeirMetric.UNNAMED_SERVICES, Step.ACCESS_LOGS, Statistic.SUM, "services"),
            "access-logs-unnamed-services",
            "Some services are counted together as (other): no rule can evaluate them individually",
            5,
            3));
    return alarms;
  }

  /** Returns the alarms of the transaction pipeline. */
  public static List<Alarm> transactions(SourceTiming reading) {
    var alarms =
        ofStream(
            "transactions",
            Step.TRANSACTIONS,
            Part.TRANSACTION_STREAM,
            source(
                Part.TRANSACTION_STREAM,
                Part.TRANSACTION_FUNCTION,
                Part.TRANSACTION_SOURCE,
                reading));
    alarms.add(unknownSchema("transactions", Step.TRANSACTIONS));
    alarms.add(fatal("transactions", Step.TRANSACTIONS));
    alarms.add(latency("transactions", Step.TRANSACTIONS));
    return alarms;
  }

  /** Returns the alarms of the archive of the access logs' stream. */
  public static List<Alarm> accessLogsArchive(SourceTiming reading) {
    return archive(
        "access-logs-archive",
        Step.ACCESS_LOGS_ARCHIVE,
        source(
            Part.ACCESS_LOG_STREAM,
            Part.ACCESS_LOG_ARCHIVE_FUNCTION,
            Part.ACCESS_LOG_ARCHIVE_SOURCE,
            reading));
  }

  /** Returns the alarms of the archive of the transactions' stream. */
  public static List<Alarm> transactionsArchive(SourceTiming reading) {
    return archive(
        "transactions-archive",
        Step.TRANSACTIONS_ARCHIVE,
        source(
            Part.TRANSACTION_STREAM,
            Part.TRANSACTION_ARCHIVE_FUNCTION,
            Part.TRANSACTION_ARCHIVE_SOURCE,
            reading));
  }

  /** Returns the alarms of the archive of a Region's feed stream. */
  public static List<Alarm> ticksArchive(SourceTiming reading) {
    return archive(
        "market-ticks-archive",
        Step.TICKS_ARCHIVE,
        source(Part.MARKET_STREAM, Part.TICK_ARCHIVE_FUNCTION, Part.TICK_ARCHIVE_SOURCE, reading));
  }

  /**
   * Returns the alarms of the archive of decisions in a Region.
   *
   * @param window how long the event source may wait for a fuller batch
   */
  public static List<Alarm> decisionsArchive(Duration window) {
    var name = "market-decisions-archive";
    var step = Step.DECISIONS_ARCHIVE;
    var alarms = new ArrayList<>(archive(name, step, MarketAlarms.decisionsArchive(window)));
    alarms.add(rejected(name, step));
    return alarms;
  }

  private static List<Alarm> archive(String name, Step step, AlarmedSource source) {
    var alarms = new ArrayList<>(SourceAlarms.of(name, source));
    alarms.add(Panels.callRefused(name, step));
    return alarms;
  }

  /** Returns the alarms of both pipelines' alerts, on their way to subscribers. */
  public static List<Alarm> alerting() {
    return List.of(
        Alarm.above(
            OUTBOX_SECONDS,
            new OfStep(WeirMetric.OUTBOX_AGE, Step.ALERT_OUTBOX, Statistic.MAXIMUM, "oldest"),
            "outbox-age",
            "An alert has been unpublished for minutes",
            5,
            3),
        // Lambda counts errors with each invocation, also when there are none.
        Alarm.above(
                0,
                new OfPart(AwsMetric.ERRORS, Part.OUTBOX_FUNCTION, Statistic.SUM, "failed"),
                "outbox-failing",
                "The sweep that publishes pending alerts fails or does not run",
                5,
                3)
            .raisedBySilence(),
        guard("retention-guard-failing", Part.RETENTION_FUNCTION),
        Alarm.above(
            0,
            new OfPart(
                AwsMetric.NOTIFICATIONS_FAILED, Part.ALERT_TOPIC, Statistic.SUM, "not delivered"),
            "alerts-not-delivered",
            "The topic could not deliver alerts to a subscriber, which has lost them",
            1,
            1),
        Panels.callRefused("alerts", Step.ALERT_OUTBOX));
  }

  /** Returns the alarms of the market pipeline in a Region. */
  public static List<Alarm> market(SourceTiming reading) {
    var alarms =
        ofStream(
            "market",
            Step.MARKS,
            Part.MARKET_STREAM,
            source(Part.MARKET_STREAM, Part.MARKS_FUNCTION, Part.MARKS_SOURCE, reading));
    alarms.add(unknownSchema("market", Step.MARKS));
    alarms.add(fatal("market", Step.MARKS));
    alarms.add(rejected("market-risk", Step.RISK));
    alarms.add(rejected("market-delivery", Step.DELIVERY));
    alarms.addAll(MarketAlarms.behindMarks());
    alarms.add(guard("market-retention-guard-failing", Part.MARKET_RETENTION_FUNCTION));
    return alarms;
  }

  /** Returns all alarms, for streams that are read this way. */
  public static List<Alarm> all(SourceTiming reading) {
    var alarms = new ArrayList<Alarm>();
    alarms.addAll(accessLogs(reading));
    alarms.addAll(transactions(reading));
    alarms.addAll(alerting());
    alarms.addAll(market(reading));
    alarms.addAll(accessLogsArchive(reading));
    alarms.addAll(transactionsArchive(reading));
    alarms.addAll(ticksArchive(reading));
    alarms.addAll(decisionsArchive(reading.window()));
    return alarms;
  }

  private static AlarmedSource source(
      Part stream, Part function, Part source, SourceTiming reading) {
    var comes = new OfPart(AwsMetric.INCOMING_RECORDS, stream, Statistic.SUM, "put");
    return new AlarmedSource(
        function, source, List.of(comes), reading.retention(), reading.window());
  }

  private static List<Alarm> ofStream(String name, Step step, Part stream, AlarmedSource source) {
    var alarms = new ArrayList<>(SourceAlarms.of(name, source));
    alarms.add(
        Alarm.above(
            0,
            new OfPart(AwsMetric.WRITES_THROTTLED, stream, Statistic.SUM, "refused"),
            name + "-refused",
            "The stream rejects records: a producer that does not retry loses them",
            5,
            3));
    alarms.add(
        Alarm.above(
            REJECTED_A_MINUTE,
            new OfStep(WeirMetric.REJECTED, step, Statistic.SUM, "quarantined"),
            name + "-quarantine",
            "Many lines or records could not be parsed and were quarantined",
            5,
            3));
    alarms.add(Panels.callRefused(name, step));
    return alarms;
  }

  private static Alarm guard(String id, Part function) {
    return Alarm.above(
        0,
        new OfPart(AwsMetric.ERRORS, function, Statistic.SUM, "failed"),
        id,
        "Nobody looks whether a stream has to keep its records for longer",
        60,
        3);
  }

  private static Alarm unknownSchema(String name, Step step) {
    return Alarm.above(
        0,
        new OfStep(WeirMetric.UNKNOWN_SCHEMAS, step, Statistic.SUM, "unknown schemas"),
        name + "-unknown-schema",
        "Messages with an unknown schema are waiting in quarantine",
        1,
        1);
  }

  private static Alarm rejected(String name, Step step) {
    return Alarm.above(
        0,
        new OfStep(WeirMetric.REJECTED, step, Statistic.SUM, "rejected"),
        name + "-rejected",
        "Table changes could not be parsed or were rejected for good: portfolios or receivers lack"
            + " them",
        1,
        1);
  }

  private static Alarm fatal(String name, Step step) {
    return Alarm.above(
        0,
        new OfStep(WeirMetric.FATAL_RECORDS, step, Statistic.SUM, "killed the function"),
        name + "-record-kills",
        "A record or a minute's alerts crash the function on every attempt: they were skipped",
        1,
        1);
  }

  private static Alarm latency(String name, Step step) {
    return Alarm.above(
        Panels.PROMISED_MILLIS,
        new OfStep(WeirMetric.COMMITTED_AFTER, step, Statistic.P99, "p99, ms"),
        name + "-latency",
        "Records are committed more than a second after their arrival",
        5,
        5);
  }
}
