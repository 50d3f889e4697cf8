package dev.weir.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.cli.doctor.PipelineNames.StepNames;
import dev.weir.local.metrics.MetricStore;
import dev.weir.metrics.AwsMetric;
import dev.weir.metrics.Dimension;
import dev.weir.metrics.Step;
import dev.weir.metrics.WeirMetric;
import dev.weir.metrics.query.MetricId;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reads metrics from the store of a local cloud. */
class SignalsReaderTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final PipelineNames NAMES =
      new PipelineNames(
          "access-logs",
          "dev",
          "logs",
          Map.of("shardId-1", BigInteger.TEN),
          List.of(new StepNames(Step.ACCESS_LOGS, "count", "source-1", Duration.ofDays(7))));

  private final MetricStore store = new MetricStore();

  private Signals read() {
    return SignalsReader.read(store, ComparisonWindows.LOCAL, NAMES, NOW);
  }

  private static MetricId ofStream(AwsMetric metric) {
    return MetricId.of(metric, Map.of(Dimension.STREAM_NAME, "logs"));
  }

  private static MetricId ofShard(AwsMetric metric, String shard) {
    return MetricId.of(metric, Map.of(Dimension.STREAM_NAME, "logs", Dimension.SHARD_ID, shard));
  }

  private static MetricId ofFunction(AwsMetric metric) {
    return ofFunction("count", metric);
  }

  private static MetricId ofFunction(String name, AwsMetric metric) {
    return MetricId.of(metric, Map.of(Dimension.FUNCTION_NAME, name));
  }

  private static MetricId ofDynamo(WeirMetric metric, Step step) {
    return MetricId.of(
        metric,
        Map.of(
            Dimension.STAGE, "dev", Dimension.STEP, step.id(), Dimension.DEPENDENCY, "dynamodb"));
  }

  /** Adds the same value for each second between two times, in seconds ago. */
  private void each(MetricId id, int fromAgo, int toAgo, double value) {
    for (var ago = fromAgo; ago > toAgo; ago--) {
      store.record(id, NOW.minusSeconds(ago), value);
    }
  }

  private void arrivesAndIsRead(int fromAgo, int toAgo, double perSecond) {
    each(ofStream(AwsMetric.INCOMING_RECORDS), fromAgo, toAgo, perSecond);
    each(given("source-1"), fromAgo, toAgo, perSecond);
  }

  private static MetricId given(String source) {
    return MetricId.of(AwsMetric.INVOKED_EVENTS, Map.of(Dimension.EVENT_SOURCE_MAPPING, source));
  }

  @Test
  void without_metrics_nothing_ever_arrived() {
    assertThat(Diagnosis.of(read()).isWell()).isTrue();
    assertThat(read().arrivals().ever()).isFalse();
  }

  @Test
  void a_steady_load_equals_its_baseline() {
    arrivesAndIsRead(300, 0, 30);
    var rate = read().arrivals().perSecond();
    assertThat(rate.now()).isCloseTo(30, within(2.0));
    assertThat(rate.usual()).isCloseTo(30, within(2.0));
    assertThat(Diagnosis.of(read()).verdict()).isEqualTo(Verdict.HEALTHY);
  }

  @Test
  void a_load_that_has_just_begun_is_not_the_baseline() {
    arrivesAndIsRead(300, 30, 30);
    arrivesAndIsRead(30, 0, 300);
    assertThat(Diagnosis.of(read()).verdict()).isEqualTo(Verdict.PRODUCER_SURGE);
  }

  @Test
  void what_cloudwatch_does_not_know_yet_is_not_taken_for_little() {
    for (var minutesAgo = 120; minutesAgo > 2; minutesAgo--) {
      var at = NOW.minus(Duration.ofMinutes(minutesAgo));
      store.record(ofStream(AwsMetric.INCOMING_RECORDS), at, 60 * 900);
      store.record(given("source-1"), at, 60 * 900);
      store.record(ofShard(AwsMetric.SHARD_INCOMING_RECORDS, "shardId-1"), at, 60 * 900);
    }
    var signals = SignalsReader.read(store, ComparisonWindows.AWS, NAMES, NOW.plusSeconds(30));
    assertThat(signals.arrivals().perSecond().now()).isEqualTo(900);
    assertThat(signals.arrivals().perSecond().usual()).isCloseTo(900, within(1.0));
    assertThat(Diagnosis.of(signals).verdict()).isEqualTo(Verdict.TOO_FEW_SHARDS);
  }

  @Test
  void shards_of_other_streams_are_not_looked_at() {
    each(ofShard(AwsMetric.SHARD_INCOMING_RECORDS, "shardId-1"), 20, 0, 5);
    store.record(
        MetricId.of(
            AwsMetric.SHARD_INCOMING_RECORDS,
            Map.of(Dimension.STREAM_NAME, "other", Dimension.SHARD_ID, "shardId-2")),
        NOW.minusSeconds(5),
        100);
    assertThat(read().arrivals().shards()).containsOnlyKeys("shardId-1");
  }

  @Test
  void the_age_of_the_backlog_has_a_slope() {
    for (var ago = 20; ago > 0; ago--) {
      store.record(
          ofFunction(AwsMetric.ITERATOR_AGE), NOW.minusSeconds(ago), 10_000 - 1_000.0 * ago);
    }
    assertThat(read().first().waiting().ageSlope()).isCloseTo(1_000, within(100.0));
    assertThat(read().first().waiting().ageMillis()).isCloseTo(9_000, within(1_001.0));
  }

  /**
   * A shard took 100 records per second for a minute, and has taken 10 for 50 s; its function
   * handles 50 per second and has now reached the end of the burst. The periods have five seconds.
   */
  @Test
  void what_waits_in_a_shard_is_counted_from_arrivals_however_unevenly_they_came() {
    each(ofShard(AwsMetric.SHARD_INCOMING_RECORDS, "shardId-1"), 110, 50, 100);
    each(ofShard(AwsMetric.SHARD_INCOMING_RECORDS, "shardId-1"), 50, 0, 10);
    for (var ago = 20; ago > 0; ago--) {
      // Each second handles half a second of the burst.
      double age = 1_000 * (60 - ago) + 500.0 * (ago - 20);
      store.record(batchAge("shardId-1"), NOW.minusSeconds(ago), age);
    }

    var backlog = read().first().waiting().backlogs().get("shardId-1");

    assertThat(backlog.handledPerSecond()).isCloseTo(50, within(5.0));
    assertThat(backlog.arrivingPerSecond()).isCloseTo(10, within(1.0));
    assertThat(backlog.isLag()).isTrue();
    assertThat(backlog.records()).isBetween(300.0, 1_500.0);
    assertThat(backlog.timeToCatchUp()).isPresent();
  }

  private static MetricId batchAge(String shard) {
    return MetricId.of(
        WeirMetric.BATCH_AGE_BY_SHARD,
        Map.of(
            Dimension.STAGE, "dev", Dimension.STEP, Step.ACCESS_LOGS.id(), Dimension.SHARD, shard));
  }

  @Test
  void the_age_by_shard_comes_from_the_function_if_the_stream_has_none() {
    store.record(
        MetricId.of(
            WeirMetric.BATCH_AGE_BY_SHARD,
            Map.of(
                Dimension.STAGE, "dev",
                Dimension.STEP, Step.ACCESS_LOGS.id(),
                Dimension.SHARD, "shardId-1")),
        NOW.minusSeconds(6),
        70_000);
    assertThat(read().first().waiting().ageByShard()).containsEntry("shardId-1", 70_000.0);
  }

  @Test
  void a_table_that_has_become_slow_shows_in_the_functions_calls() {
    arrivesAndIsRead(300, 0, 30);
    each(ofFunction(AwsMetric.INVOCATIONS), 300, 0, 1);
    each(ofFunction(AwsMetric.DURATION), 300, 30, 20);
    each(ofFunction(AwsMetric.DURATION), 30, 0, 1_520);
    each(ofDynamo(WeirMetric.CALL_MILLIS, Step.ACCESS_LOGS), 300, 30, 6);
    each(ofDynamo(WeirMetric.CALL_MILLIS, Step.ACCESS_LOGS), 30, 0, 1_506);
    assertThat(Diagnosis.of(read()).verdict()).isEqualTo(Verdict.SLOW_SINK);
  }

  @Test
  void what_another_step_calls_is_not_this_ones() {
    each(ofDynamo(WeirMetric.CALL_MILLIS, Step.TRANSACTIONS), 30, 0, 1_506);
    assertThat(read().first().calls()).isEmpty();
  }

  @Test
  void each_function_of_the_market_is_looked_at_by_itself() {
    var names =
        new PipelineNames(
            "market us-east-1",
            "dev",
            "logs",
            Map.of(),
            List.of(
                new StepNames(Step.MARKS, "marks", "source-1", Duration.ofDays(7)),
                new StepNames(Step.RISK, "risk", "source-2", Duration.ofDays(1))));
    each(ofStream(AwsMetric.INCOMING_RECORDS), 300, 0, 30);
    each(given("source-1"), 300, 0, 30);
    var duration = ofFunction("risk", AwsMetric.DURATION);
    each(duration, 300, 30, 20);
    each(duration, 30, 0, 2_020);

    var diagnosis = Diagnosis.of(SignalsReader.read(store, ComparisonWindows.LOCAL, names, NOW));

    assertThat(diagnosis.verdict()).isEqualTo(Verdict.SLOW_FUNCTION);
    assertThat(diagnosis.findings().getFirst().step()).isEqualTo(Step.RISK.id());
  }
}
