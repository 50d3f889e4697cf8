package dev.weir.retention;

import dev.weir.metrics.AwsMetric;
import dev.weir.retention.ReadingHistory.FunctionReadings;
import dev.weir.retention.ReadingHistory.Incoming;
import dev.weir.retention.ReadingHistory.Measured;
import dev.weir.wiring.AwsClients;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/**
 * Histories from CloudWatch: what Kinesis counts as put, and Lambda's iterator age. A call for the
 * stream and, unless it is empty, one for each reader.
 */
final class CloudWatchHistories implements StreamHistories {

  /** A quarter of an hour, at which such periods begin on the clock. */
  static final Duration PERIOD = Duration.ofMinutes(15);

  private static final int PERIODS = 96;
  private static final int HOURS_MEASURED = 24;

  private final CloudWatchClient cloudWatch;

  CloudWatchHistories(CloudWatchClient cloudWatch) {
    this.cloudWatch = cloudWatch;
  }

  static CloudWatchHistories of(AwsClients clients) {
    return new CloudWatchHistories(clients.cloudWatch());
  }

  @Override
  public ReadingHistory of(GuardedStream stream, Instant now) {
    try {
      var begins = begins(now);
      var put =
          values(AwsMetric.INCOMING_RECORDS, stream.name(), Statistic.SUM, Datapoint::sum, begins);
      var periods =
          begins.stream()
              .map(
                  begin ->
                      new Incoming(
                          begin, begin.plus(PERIOD), Math.round(put.getOrDefault(begin, 0.0))))
              .toList();
      return new Measured(
          periods,
          stream.readers().stream()
              .map(reader -> isEmpty(stream, periods) ? unread(reader) : reader(reader, begins))
              .toList());
    } catch (SdkException e) {
      return new ReadingHistory.Unknown(e.getMessage());
    }
  }

  /** Whether the stream keeps records for a day and none arrived: readers have nothing to read. */
  private static boolean isEmpty(GuardedStream stream, List<Incoming> periods) {
    return stream.hours() <= HOURS_MEASURED
        && periods.stream().allMatch(period -> period.records() == 0);
  }

  private static FunctionReadings unread(String function) {
    return new FunctionReadings(function, Collections.nCopies(PERIODS, Optional.empty()));
  }

  private FunctionReadings reader(String function, List<Instant> begins) {
    var ages =
        values(AwsMetric.ITERATOR_AGE, function, Statistic.MAXIMUM, Datapoint::maximum, begins);
    return new FunctionReadings(
        function,
        begins.stream()
            .map(
                begin ->
                    Optional.ofNullable(ages.get(begin))
                        .map(millis -> Duration.ofMillis(Math.round(millis))))
            .toList());
  }

  /** The last one holds this very moment. */
  private static List<Instant> begins(Instant now) {
    var seconds = PERIOD.toSeconds();
    var last = Math.floorDiv(now.getEpochSecond(), seconds) * seconds;
    var begins = new ArrayList<Instant>();
    for (var ago = PERIODS - 1; ago >= 0; ago--) {
      begins.add(Instant.ofEpochSecond(last - ago * seconds));
    }
    return begins;
  }

  private Map<Instant, Double> values(
      AwsMetric metric,
      String name,
      Statistic statistic,
      ToDoubleFunction<Datapoint> value,
      List<Instant> begins) {
    var answer =
        cloudWatch.getMetricStatistics(
            request ->
                request
                    .namespace(metric.namespace())
                    .metricName(metric.metricName())
                    .dimensions(dimension(metric, name))
                    .startTime(begins.getFirst())
                    .endTime(begins.getLast().plus(PERIOD))
                    .period((int) PERIOD.toSeconds())
                    .statistics(statistic));
    var values = new HashMap<Instant, Double>();
    answer.datapoints().forEach(point -> values.put(point.timestamp(), value.applyAsDouble(point)));
    return values;
  }

  private static Dimension dimension(AwsMetric metric, String name) {
    return Dimension.builder()
        .name(metric.dimensions().getFirst().cloudWatchName())
        .value(name)
        .build();
  }
}
