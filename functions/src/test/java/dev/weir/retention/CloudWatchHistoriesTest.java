package dev.weir.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.weir.retention.ReadingHistory.Measured;
import dev.weir.retention.ReadingHistory.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;

class CloudWatchHistoriesTest {

  private static final Instant NOW = Instant.parse("2026-11-30T10:07:00Z");
  private static final Instant THIS_QUARTER = Instant.parse("2026-11-30T10:00:00Z");
  private static final GuardedStream STREAM = new GuardedStream("logs", 24, List.of("count"));

  /** Answers out of order, as CloudWatch may. */
  private static final class ScriptedMetrics implements CloudWatchClient {
    private final List<GetMetricStatisticsRequest> asked = new ArrayList<>();
    private boolean refuses;
    private boolean isEmpty;

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {
      // nothing is open
    }

    @Override
    public GetMetricStatisticsResponse getMetricStatistics(GetMetricStatisticsRequest request) {
      asked.add(request);
      if (refuses) {
        throw CloudWatchException.builder().message("Rate exceeded").build();
      }
      var answer = GetMetricStatisticsResponse.builder();
      if (isEmpty) {
        return answer.build();
      }
      return request.metricName().equals("IncomingRecords")
          ? answer.datapoints(put(THIS_QUARTER, 7.0), put(quartersAgo(95), 3.0)).build()
          : answer.datapoints(age(quartersAgo(1), 90_000.0)).build();
    }

    private static Datapoint put(Instant at, double records) {
      return Datapoint.builder().timestamp(at).sum(records).build();
    }

    private static Datapoint age(Instant at, double millis) {
      return Datapoint.builder().timestamp(at).maximum(millis).build();
    }
  }

  private static Instant quartersAgo(int quarters) {
    return THIS_QUARTER.minus(Duration.ofMinutes(15L * quarters));
  }

  private final ScriptedMetrics metrics = new ScriptedMetrics();

  @Test
  void a_day_is_read_by_quarters_of_an_hour_with_gaps_where_nothing_was_measured() {
    var history = (Measured) new CloudWatchHistories(metrics).of(STREAM, NOW);

    assertThat(history.periods()).hasSize(96);
    assertThat(history.periods().getFirst().begin()).isEqualTo(quartersAgo(95));
    assertThat(history.periods().getFirst().records()).isEqualTo(3);
    assertThat(history.periods().get(50).records()).isZero();
    assertThat(history.periods().getLast().begin()).isEqualTo(THIS_QUARTER);
    assertThat(history.periods().getLast().records()).isEqualTo(7);
    var ages = history.readers().getFirst().ages();
    assertThat(ages).hasSize(96);
    assertThat(ages.get(94)).contains(Duration.ofSeconds(90));
    assertThat(ages.get(95)).isEqualTo(Optional.empty());
  }

  @Test
  void it_asks_for_the_stream_and_for_each_function_by_name() {
    new CloudWatchHistories(metrics).of(STREAM, NOW);

    assertThat(metrics.asked)
        .extracting(
            request -> request.namespace() + " " + request.metricName(),
            request -> request.dimensions().getFirst().name(),
            request -> request.dimensions().getFirst().value())
        .containsExactly(
            tuple("AWS/Kinesis IncomingRecords", "StreamName", "logs"),
            tuple("AWS/Lambda IteratorAge", "FunctionName", "count"));
    // CloudWatch gives at most 1,440 values per call.
    assertThat(metrics.asked)
        .allSatisfy(
            request ->
                assertThat(Duration.between(request.startTime(), request.endTime()))
                    .isEqualTo(Duration.ofDays(1)));
  }

  @Test
  void readers_are_not_asked_about_where_nothing_arrived_for_as_long_as_records_are_kept() {
    metrics.isEmpty = true;
    var history = (Measured) new CloudWatchHistories(metrics).of(STREAM, NOW);

    assertThat(metrics.asked).hasSize(1);
    assertThat(history.readers().getFirst().ages()).hasSize(96).containsOnly(Optional.empty());
    new CloudWatchHistories(metrics).of(new GuardedStream("logs", 48, List.of("count")), NOW);
    assertThat(metrics.asked).as("records of yesterday may be unread").hasSize(3);
  }

  @Test
  void a_refused_call_leaves_it_unknown() {
    metrics.refuses = true;

    assertThat(new CloudWatchHistories(metrics).of(STREAM, NOW))
        .isInstanceOfSatisfying(
            Unknown.class, unknown -> assertThat(unknown.why()).contains("Rate exceeded"));
  }
}
