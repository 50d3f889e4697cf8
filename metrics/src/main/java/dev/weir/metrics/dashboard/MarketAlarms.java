package dev.weir.metrics.dashboard;

import dev.weir.metrics.AwsMetric;
import dev.weir.metrics.Statistic;
import dev.weir.metrics.Step;
import dev.weir.metrics.WeirMetric;
import dev.weir.metrics.dashboard.Alarm.BreachCondition;
import dev.weir.metrics.dashboard.Alarm.Silence;
import dev.weir.metrics.dashboard.Series.OfPart;
import dev.weir.metrics.dashboard.Series.OfStep;
import dev.weir.metrics.dashboard.SourceAlarms.AlarmedSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The alarms of the market pipeline after its stream: risk, and the delivery of decisions. */
final class MarketAlarms {

  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html
  private static final Duration TABLE_STREAM_RETENTION = Duration.ofHours(24);
  private static final double WHOLE_LIMIT = 100;
  private static final double UNFETCHED_SECONDS = 60;

  private MarketAlarms() {}

  static List<Alarm> behindMarks() {
    var alarms = new ArrayList<Alarm>();
    alarms.addAll(
        SourceAlarms.of(
            "market-risk",
            changes(
                Part.RISK_FUNCTION,
                Part.RISK_SOURCE,
                // Whichever Region is the first to store a tick's mark, both read the change.
                sum(WeirMetric.EVENTS, Step.MARKS, "ticks"))));
    alarms.addAll(
        SourceAlarms.of(
            "market-delivery", changes(Part.DELIVERY_FUNCTION, Part.DELIVERY_SOURCE, decided())));
    alarms.addAll(prices());
    alarms.addAll(silence());
    alarms.addAll(figures());
    alarms.addAll(wayOut());
    return alarms;
  }

  // Both Regions see all decisions, including those under the other's lease.
  private static Series[] decided() {
    return new Series[] {
      sum(WeirMetric.COMMITS, Step.RISK, "decided here"),
      sum(WeirMetric.PASSED_OVER, Step.RISK, "left to the other Region")
    };
  }

  static AlarmedSource decisionsArchive(Duration window) {
    return new AlarmedSource(
        Part.DECISION_ARCHIVE_FUNCTION,
        Part.DECISION_ARCHIVE_SOURCE,
        List.of(decided()),
        TABLE_STREAM_RETENTION,
        window);
  }

  private static AlarmedSource changes(Part function, Part source, Series... comes) {
    return new AlarmedSource(
        function, source, List.of(comes), TABLE_STREAM_RETENTION, Duration.ZERO);
  }

  private static Series sum(WeirMetric metric, Step step, String label) {
    return new OfStep(metric, step, Statistic.SUM, label);
  }

  private static List<Alarm> prices() {
    return List.of(
        Alarm.above(
            0,
            sum(WeirMetric.REFUSED_TICKS, Step.MARKS, "refused ticks"),
            "market-refused-ticks",
            "Ticks were rejected: their price, sequence or session is implausible after the"
                + " previous tick",
            1,
            1),
        Alarm.above(
            0,
            sum(WeirMetric.SEQUENCE_RESTARTS, Step.MARKS, "sequences that fell back"),
            "market-sequence-restarts",
            "A feed's sequence fell far back within its session: marks may be stuck",
            1,
            1));
  }

  // Missing data breach: neither who puts pulses nor who knows the portfolios runs then.
  // Where none are listed there is nothing to beat for, and risk says so each minute.
  private static List<Alarm> silence() {
    return List.of(
        Alarm.below(
            1,
            sum(WeirMetric.PULSES, Step.PULSE, "pulses"),
            "market-no-pulse",
            "No pulses are put into the Region's stream: its data path is unverified",
            3,
            3),
        new Alarm(
            "market-no-beat",
            "No beats reach the Region's topic: its trading systems treat all portfolios as HALTED",
            new BreachCondition.NotTaken(
                List.of(
                    new OfStep(WeirMetric.PORTFOLIOS, Step.RISK, Statistic.MAXIMUM, "to beat for")),
                sum(WeirMetric.BEATS_DELIVERED, Step.DELIVERY, "beats")),
            1,
            1,
            Silence.WRONG));
  }

  private static List<Alarm> figures() {
    return List.of(
        Alarm.above(
            WHOLE_LIMIT,
            new OfStep(WeirMetric.LIMIT_USE, Step.RISK, Statistic.MAXIMUM, "most used, %"),
            "market-limit-use",
            "A portfolio has exceeded one of its limits",
            1,
            1),
        Alarm.above(
            0,
            sum(WeirMetric.DISAGREEMENTS, Step.RISK, "portfolios"),
            "market-disagreement",
            "A portfolio's stored figures differ from this Region's computation for the same marks",
            1,
            1));
  }

  private static List<Alarm> wayOut() {
    return List.of(
        Alarm.above(
            Panels.PROMISED_MILLIS,
            new OfStep(WeirMetric.PUBLISHED_AFTER, Step.DELIVERY, Statistic.P99, "p99, ms"),
            "market-latency",
            "Decisions reach the trading systems' topic more than a second after the tick",
            5,
            5),
        Alarm.above(
            0,
            new OfPart(
                AwsMetric.NOTIFICATIONS_FAILED,
                Part.DECISION_TOPIC,
                Statistic.SUM,
                "not delivered"),
            "market-not-delivered",
            "The topic could not deliver decisions to a queue: its trading system misses them",
            1,
            1),
        Alarm.above(
            UNFETCHED_SECONDS,
            new OfPart(
                AwsMetric.OLDEST_MESSAGE_AGE, Part.DECISION_QUEUE, Statistic.MAXIMUM, "oldest, s"),
            "market-not-fetched",
            "Decisions are waiting in the queue, and no trading system receives them",
            3,
            3),
        Panels.callRefused("market-risk", Step.RISK),
        Panels.callRefused("market-delivery", Step.DELIVERY));
  }
}
