package dev.weir.metrics.dashboard;

import dev.weir.metrics.AwsMetric;
import dev.weir.metrics.Statistic;
import dev.weir.metrics.Step;
import dev.weir.metrics.WeirMetric;
import dev.weir.metrics.dashboard.Series.OfPart;
import dev.weir.metrics.dashboard.Series.OfStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * All alarms. What each means, what to look at first and what to do is in {@code docs/RUNBOOK.md},
 * under its id.
 */
public final class Alarms {

  private static final double LAG_MILLIS = 60_000;
  private static final double PROMISED_MILLIS = 1_000;
  private static final double REJECTED_A_MINUTE = 100;
  private static final double OUTBOX_SECONDS = 180;
  private static final double WHOLE_LIMIT = 100;
  private static final double UNFETCHED_SECONDS = 60;

  private Alarms() {}

  /**
   * Of the access-log pipeline.
   *
   * @param retention how long its stream keeps records
   */
  public static List<Alarm> accessLogs(Duration retention) {
    return ofStream(
        "access-logs",
        Step.ACCESS_LOGS,
        new Parts(Part.ACCESS_LOG_STREAM, Part.ACCESS_LOG_FUNCTION, Part.ACCESS_LOG_SOURCE),
        retention);
  }

  /**
   * Of the transaction pipeline.
   *
   * @param retention how long its stream keeps records
   */
  public static List<Alarm> transactions(Duration retention) {
    return ofStream(
        "transactions",
        Step.TRANSACTIONS,
        new Parts(Part.TRANSACTION_STREAM, Part.TRANSACTION_FUNCTION, Part.TRANSACTION_SOURCE),
        retention);
  }

  /** Of the alerts of both, on their way to subscribers. */
  public static List<Alarm> alerting() {
    return List.of(
        new Alarm(
            "outbox-age",
            "An alert was raised minutes ago and is not published",
            new OfStep(WeirMetric.OUTBOX_AGE, Step.ALERT_OUTBOX, Statistic.MAXIMUM, "oldest"),
            OUTBOX_SECONDS,
            3,
            2),
        new Alarm(
            "alerts-not-delivered",
            "The topic could not deliver alerts to a subscriber: these are lost to it",
            new OfPart(
                AwsMetric.NOTIFICATIONS_FAILED, Part.ALERT_TOPIC, Statistic.SUM, "not delivered"),
            0,
            1,
            1));
  }

  /**
   * Of the market pipeline in a Region.
   *
   * @param retention how long its stream keeps records
   */
  public static List<Alarm> market(Duration retention) {
    var alarms = new ArrayList<Alarm>();
    alarms.addAll(
        ofStream(
            "market",
            Step.MARKS,
            new Parts(Part.MARKET_STREAM, Part.MARKS_FUNCTION, Part.MARKS_SOURCE),
            retention));
    alarms.add(stalled("market-risk", Part.RISK_SOURCE));
    alarms.add(stalled("market-delivery", Part.DELIVERY_SOURCE));
    alarms.add(
        new Alarm(
            "market-limit-use",
            "A portfolio has passed one of its limits",
            new OfStep(WeirMetric.LIMIT_USE, Step.RISK, Statistic.MAXIMUM, "most used, %"),
            WHOLE_LIMIT,
            1,
            1));
    alarms.add(
        new Alarm(
            "market-disagreement",
            "A portfolio's stored figures are not what this Region computes of the same marks",
            new OfStep(WeirMetric.DISAGREEMENTS, Step.RISK, Statistic.SUM, "portfolios"),
            0,
            1,
            1));
    alarms.add(
        new Alarm(
            "market-latency",
            "Decisions reach the trading systems' topic later than a second after the tick",
            new OfStep(WeirMetric.PUBLISHED_AFTER, Step.DELIVERY, Statistic.P99, "p99, ms"),
            PROMISED_MILLIS,
            5,
            5));
    alarms.add(
        new Alarm(
            "market-not-fetched",
            "Decisions wait in the queue, and no trading system fetches them",
            new OfPart(
                AwsMetric.OLDEST_MESSAGE_AGE, Part.DECISION_QUEUE, Statistic.MAXIMUM, "oldest, s"),
            UNFETCHED_SECONDS,
            3,
            3));
    return alarms;
  }

  /** All of them, for streams that keep records so long. */
  public static List<Alarm> all(Duration retention) {
    var alarms = new ArrayList<Alarm>();
    alarms.addAll(accessLogs(retention));
    alarms.addAll(transactions(retention));
    alarms.addAll(alerting());
    alarms.addAll(market(retention));
    return alarms;
  }

  private record Parts(Part stream, Part function, Part source) {}

  private static List<Alarm> ofStream(String name, Step step, Parts parts, Duration retention) {
    var alarms = new ArrayList<Alarm>();
    alarms.add(
        new Alarm(
            name + "-lag",
            "Records wait for more than a minute",
            oldest(parts.function()),
            LAG_MILLIS,
            5,
            3));
    alarms.add(
        new Alarm(
            name + "-retention",
            "Records wait for half the time that the stream keeps them: then they are lost",
            oldest(parts.function()),
            retention.toMillis() / 2.0,
            3,
            2));
    alarms.add(
        new Alarm(
            name + "-refused",
            "The stream refuses records: a producer that does not put them again loses them",
            new OfPart(AwsMetric.WRITES_THROTTLED, parts.stream(), Statistic.SUM, "refused"),
            0,
            5,
            3));
    alarms.add(
        new Alarm(
            name + "-dropped",
            "The event source has given records up: they are lost",
            new OfPart(AwsMetric.DROPPED_EVENTS, parts.source(), Statistic.SUM, "given up"),
            0,
            1,
            1));
    alarms.add(stalled(name, parts.source()));
    alarms.add(
        new Alarm(
            name + "-quarantine",
            "Many lines or records can not be read and were put aside",
            new OfStep(WeirMetric.REJECTED, step, Statistic.SUM, "put aside"),
            REJECTED_A_MINUTE,
            5,
            3));
    if (step != Step.MARKS) {
      alarms.add(
          new Alarm(
              name + "-latency",
              "Records are stored later than a second after they arrived",
              new OfStep(WeirMetric.COMMITTED_AFTER, step, Statistic.P99, "p99, ms"),
              PROMISED_MILLIS,
              5,
              5));
    }
    return alarms;
  }

  private static Series oldest(Part function) {
    return new OfPart(AwsMetric.ITERATOR_AGE, function, Statistic.MAXIMUM, "oldest, ms");
  }

  private static Alarm stalled(String name, Part source) {
    return new Alarm(
        name + "-stalled",
        "A shard stands still: the same records are given to the function again and again",
        new OfPart(AwsMetric.FAILED_EVENTS, source, Statistic.SUM, "to be given again"),
        0,
        5,
        5);
  }
}
