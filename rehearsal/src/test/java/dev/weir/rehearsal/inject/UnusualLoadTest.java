package dev.weir.rehearsal.inject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.producer.LineRecord;
import dev.weir.rehearsal.traffic.SampledPipeline;
import dev.weir.stream.HashKeyRange;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnusualLoadTest {

  private static final Instant AT = Instant.parse("2026-11-23T22:15:30Z");
  private static final List<HashKeyRange> SHARDS = List.of(HashKeyRange.whole());
  private static final int RATE = 30;

  @ParameterizedTest
  @EnumSource
  void a_hot_key_gets_all_of_a_load_many_times_the_baseline(SampledPipeline pipeline) {
    var load = load(plan(Scenario.HOT_SHARD, pipeline)).orElseThrow();

    assertThat(load.perSecond()).isEqualTo(600);
    assertThat(keys(load)).hasSize(1);
  }

  @Test
  void a_hot_shard_gets_many_keys() {
    var plan = plan(Scenario.HOT_SHARD, SampledPipeline.ACCESS_LOGS).withManyKeys();

    assertThat(keys(load(plan).orElseThrow())).hasSize(200);
    assertThat(plan.verdict()).isEqualTo("HOT_SHARD");
  }

  @Test
  void a_hot_load_makes_batches_large_enough_to_identify_the_hottest_key() {
    var load = load(plan(Scenario.HOT_SHARD, SampledPipeline.ACCESS_LOGS)).orElseThrow();

    assertThat(load.perSecond() * load.period().toMillis() / 1000).isGreaterThanOrEqualTo(200);
  }

  @Test
  void a_surge_is_over_all_keys() {
    var load = load(plan(Scenario.SURGE, SampledPipeline.ACCESS_LOGS)).orElseThrow();

    assertThat(load.perSecond()).isEqualTo(300);
    assertThat(keys(load)).hasSize(1000);
  }

  @ParameterizedTest
  @EnumSource
  void poison_is_its_share_alongside_the_baseline_load(SampledPipeline pipeline) {
    var load = load(plan(Scenario.POISON, pipeline)).orElseThrow();

    assertThat(load.perSecond() / (double) (RATE + load.perSecond())).isEqualTo(0.4);
  }

  @ParameterizedTest
  @EnumSource(
      value = Scenario.class,
      names = {"SLOW_TABLE", "THROTTLE", "STOP_PRODUCER", "SLOW_FUNCTION"})
  void faults_of_the_cloud_leave_the_load_as_it_is(Scenario scenario) {
    assertThat(load(plan(scenario, SampledPipeline.ACCESS_LOGS))).isEmpty();
  }

  private static Plan plan(Scenario scenario, SampledPipeline pipeline) {
    return Plan.usual(scenario, pipeline, RATE, Duration.ofSeconds(60));
  }

  private static Optional<UnusualLoad> load(Plan plan) {
    return UnusualLoad.of(plan, plan.pipeline().traffic(7), SHARDS);
  }

  private static Set<String> keys(UnusualLoad load) {
    var keys = new HashSet<String>();
    for (var i = 0; i < 1000; i++) {
      LineRecord record = load.records().apply(AT);
      keys.add(record.partitionKey());
    }
    return keys;
  }
}
