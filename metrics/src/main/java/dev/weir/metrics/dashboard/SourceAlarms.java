package dev.weir.metrics.dashboard;

import dev.weir.metrics.AwsMetric;
import dev.weir.metrics.Statistic;
import dev.weir.metrics.dashboard.Alarm.BreachCondition.NotTaken;
import dev.weir.metrics.dashboard.Alarm.Silence;
import dev.weir.metrics.dashboard.Series.OfPart;
import java.time.Duration;
import java.util.List;

/** The alarms of every event source, whether it reads a stream or a table's changes. */
final class SourceAlarms {

  private static final double LAG_MILLIS = 60_000;
  private static final int NOT_READ_MINUTES = 5;

  private SourceAlarms() {}

  /**
   * An event source.
   *
   * @param comes the series that show that there is something to read, by the minute
   * @param retention how long it is kept
   * @param window how long the event source may wait for a fuller batch
   */
  record AlarmedSource(
      Part function, Part source, List<Series> comes, Duration retention, Duration window) {}

  static List<Alarm> of(String name, AlarmedSource source) {
    return List.of(
        Alarm.above(
            LAG_MILLIS + source.window().toMillis(),
            oldest(source),
            name + "-lag",
            "Records have been waiting for more than a minute",
            5,
            3),
        Alarm.above(
            source.retention().toMillis() / 2.0,
            oldest(source),
            name + "-retention",
            "Records have been waiting for half the retention period, after which they are lost",
            3,
            2),
        Alarm.above(
            0,
            new OfPart(AwsMetric.DROPPED_EVENTS, source.source(), Statistic.SUM, "given up"),
            name + "-dropped",
            "The event source has discarded records: they are lost",
            1,
            1),
        Alarm.above(
            0,
            new OfPart(
                AwsMetric.FAILED_EVENTS, source.source(), Statistic.SUM, "to be given again"),
            name + "-stalled",
            "A shard is stuck: the same records are delivered to the function repeatedly",
            5,
            5),
        notRead(name, source));
  }

  private static Series oldest(AlarmedSource source) {
    return new OfPart(AwsMetric.ITERATOR_AGE, source.function(), Statistic.MAXIMUM, "oldest, ms");
  }

  // An event source that does not run reports neither age nor failures. The function's invocations
  // are less reliable, because the schedule also causes some.
  private static Alarm notRead(String name, AlarmedSource source) {
    var given = new OfPart(AwsMetric.INVOKED_EVENTS, source.source(), Statistic.SUM, "given");
    var minutes = NOT_READ_MINUTES + (int) Math.ceil(source.window().toSeconds() / 60.0);
    return new Alarm(
        name + "-not-read",
        "Records arrive but the function receives none: the event source is not running",
        new NotTaken(source.comes(), given),
        minutes,
        minutes,
        Silence.RIGHT);
  }
}
