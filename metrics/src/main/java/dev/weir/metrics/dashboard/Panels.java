package dev.weir.metrics.dashboard;

import dev.weir.metrics.AwsMetric;
import dev.weir.metrics.Statistic;
import dev.weir.metrics.Step;
import dev.weir.metrics.WeirMetric;
import dev.weir.metrics.dashboard.Panel.Shape;
import dev.weir.metrics.dashboard.Series.EachOfPart;
import dev.weir.metrics.dashboard.Series.EachOfStep;
import dev.weir.metrics.dashboard.Series.OfPart;
import dev.weir.metrics.dashboard.Series.OfStep;
import java.util.List;
import java.util.OptionalDouble;

/** Panels that every pipeline has. */
final class Panels {

  /** Weir's target: from a record to its alert within a second. */
  static final double PROMISED_MILLIS = 1_000;

  private Panels() {}

  static Panel lines(String title, Series... series) {
    return new Panel(title, Shape.LINES, List.of(series), OptionalDouble.empty());
  }

  static Panel linesBelow(double limit, String title, Series... series) {
    return new Panel(title, Shape.LINES, List.of(series), OptionalDouble.of(limit));
  }

  static Panel stacked(String title, Series... series) {
    return new Panel(title, Shape.STACKED, List.of(series), OptionalDouble.empty());
  }

  static Panel numbers(String title, Series... series) {
    return new Panel(title, Shape.NUMBERS, List.of(series), OptionalDouble.empty());
  }

  static Series sum(WeirMetric metric, Step step, String label) {
    return new OfStep(metric, step, Statistic.SUM, label);
  }

  static Series line(WeirMetric metric, Step step, Statistic statistic, String label) {
    return new OfStep(metric, step, statistic, label);
  }

  static Series each(WeirMetric metric, Step step, Statistic statistic, String label) {
    return new EachOfStep(metric, step, statistic, label);
  }

  static Series sum(AwsMetric metric, Part part, String label) {
    return new OfPart(metric, part, Statistic.SUM, label);
  }

  static Series line(AwsMetric metric, Part part, Statistic statistic, String label) {
    return new OfPart(metric, part, statistic, label);
  }

  static Series each(AwsMetric metric, Part part, Statistic statistic, String label) {
    return new EachOfPart(metric, part, statistic, label);
  }

  /**
   * Returns the records that producers put into a stream, in total and by shard, and the refused
   * ones.
   */
  static Section produced(Part stream) {
    return new Section(
        "Produced: what producers put into the stream",
        List.of(
            lines(
                "Records per minute",
                sum(AwsMetric.INCOMING_RECORDS, stream, "put"),
                sum(AwsMetric.WRITES_THROTTLED, stream, "refused")),
            stacked(
                "Records per minute, by shard",
                each(AwsMetric.SHARD_INCOMING_RECORDS, stream, Statistic.SUM, "")),
            stacked(
                "Bytes per minute, by shard",
                each(AwsMetric.SHARD_INCOMING_BYTES, stream, Statistic.SUM, "")),
            lines(
                "Refused per minute, by shard",
                each(AwsMetric.SHARD_WRITES_THROTTLED, stream, Statistic.SUM, ""))));
  }

  /** Returns the backlog of a stream. */
  static Section waiting(Part stream, Part function, Part source, Step step) {
    return new Section(
        "Waiting: how long records stay in the stream",
        List.of(
            lines(
                "Age of the last record of a batch, ms",
                line(AwsMetric.ITERATOR_AGE, function, Statistic.MAXIMUM, "oldest")),
            lines(
                "Age of the last record, by shard, ms",
                each(
                    WeirMetric.BATCH_AGE_BY_SHARD,
                    step,
                    Statistic.MAXIMUM,
                    "given to the function:"),
                // Not measured with enhanced fan-out, so that a panel of its own would stay empty.
                each(AwsMetric.SHARD_ITERATOR_AGE, stream, Statistic.MAXIMUM, "read:")),
            lines(
                "Reads of the stream refused",
                sum(AwsMetric.READS_THROTTLED, stream, "refused"),
                sum(AwsMetric.FILTERED_OUT_EVENTS, source, "filtered out")),
            lines(
                "Largest share of one key, % (of batches of a hundred records)",
                line(WeirMetric.HOTTEST_KEY_SHARE, step, Statistic.MAXIMUM, "hottest key"))));
  }

  /** Returns the panels of the event source and the function. */
  static List<Panel> function(Part function, Part source) {
    return List.of(
        lines(
            "Event source: records per minute",
            sum(AwsMetric.POLLED_EVENTS, source, "read"),
            sum(AwsMetric.INVOKED_EVENTS, source, "given to the function"),
            sum(AwsMetric.FAILED_EVENTS, source, "to be given again"),
            sum(AwsMetric.DROPPED_EVENTS, source, "given up: lost")),
        lines(
            "Invocations per minute",
            sum(AwsMetric.INVOCATIONS, function, "invocations"),
            sum(AwsMetric.ERRORS, function, "failed"),
            sum(AwsMetric.THROTTLES, function, "throttled")),
        lines(
            "Duration, ms",
            line(AwsMetric.DURATION, function, Statistic.P50, "p50"),
            line(AwsMetric.DURATION, function, Statistic.P99, "p99")),
        lines(
            "Instances busy at once",
            line(AwsMetric.CONCURRENT_EXECUTIONS, function, Statistic.MAXIMUM, "busy")));
  }

  /** Returns the time from a record's arrival to each hop, compared with the target. */
  static Panel latency(String title, WeirMetric metric, Step step) {
    return linesBelow(
        PROMISED_MILLIS,
        title,
        line(metric, step, Statistic.P50, "p50"),
        line(metric, step, Statistic.P99, "p99"));
  }

  /** Returns what a step rejects, by reason. */
  static Panel rejectedByReason(String title, Step step) {
    return stacked(title, each(WeirMetric.REJECTED_BY_REASON, step, Statistic.SUM, ""));
  }

  /** Returns the panels of a step's calls to services. */
  static List<Panel> calls(String name, Step step) {
    return List.of(
        lines(
            name + ": calls, p99 ms",
            each(WeirMetric.CALL_MILLIS, step, Statistic.P99, ""),
            line(WeirMetric.CALLS_BUSY, step, Statistic.P99, "any under way")),
        // All but the refused ones are written only if there are any.
        lines(
            name + ": calls that failed at first, per minute",
            sum(WeirMetric.CALLS_REFUSED, step, "refused"),
            each(WeirMetric.CALL_RETRIES, step, Statistic.SUM, "made again:"),
            each(WeirMetric.CALL_THROTTLES, step, Statistic.SUM, "throttled:"),
            each(WeirMetric.CALLS_UNANSWERED, step, Statistic.SUM, "unanswered:")));
  }

  /** Returns the alarm for a permanent refusal by a service. */
  static Alarm callRefused(String name, Step step) {
    return Alarm.above(
        0,
        sum(WeirMetric.CALLS_REFUSED, step, "refused"),
        name + "-call-refused",
        "A service permanently rejects some requests: the function's log names them",
        1,
        1);
  }

  static List<Panel> table(String name, Part table) {
    return List.of(
        lines(
            name + ": latency by operation, ms",
            each(AwsMetric.TABLE_LATENCY, table, Statistic.AVERAGE, "")),
        // DynamoDB measures throttles only when there are any.
        lines(
            name + ": units and throttled calls per minute",
            sum(AwsMetric.WRITE_UNITS, table, "write units"),
            sum(AwsMetric.READ_UNITS, table, "read units"),
            sum(AwsMetric.WRITE_THROTTLES, table, "throttled writes"),
            sum(AwsMetric.READ_THROTTLES, table, "throttled reads")));
  }
}
