package dev.weir.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.doctor.Diagnosis.TimeLeft;
import dev.weir.property.Property;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnosisTest {

  private static Snapshot well() {
    return new Snapshot();
  }

  @Test
  void a_slightly_varying_load_is_healthy() {
    Property.holds(
        200,
        draw -> {
          var usual = draw.real(1, 700);
          var factor = draw.real(0.3, 2.5);
          assertThat(well().arriving(usual * factor, usual).verdict()).isEqualTo(Verdict.HEALTHY);
        });
  }

  @Test
  void any_surge_over_all_shards_is_the_producers() {
    Property.holds(
        200,
        draw -> {
          var factor = draw.real(3, 50);
          assertThat(well().arriving(30 * factor, 30).verdict()).isEqualTo(Verdict.PRODUCER_SURGE);
        });
  }

  @Test
  void a_surge_into_one_shard_is_hot() {
    Property.holds(
        200,
        draw -> {
          var factor = draw.real(4, 40);
          var share = draw.real(0.63, 1);
          var key = draw.real(0, 40);
          var hot = well().arriving(30 * factor, 30).hotShard(share).hotKey(key);
          assertThat(hot.verdict()).isEqualTo(Verdict.HOT_SHARD);
        });
  }

  @Test
  void a_surge_of_one_key_is_a_hot_key() {
    Property.holds(
        200,
        draw -> {
          var percent = draw.real(50, 100);
          var hot = well().arriving(300, 30).hotShard(0.9).hotKey(percent);
          assertThat(hot.verdict()).isEqualTo(Verdict.HOT_KEY);
        });
  }

  @Test
  void one_shard_with_most_of_a_small_load_is_nothing_to_worry_about() {
    assertThat(well().hotShard(0.95).hotKey(95).verdict()).isEqualTo(Verdict.HEALTHY);
  }

  @Test
  void a_slow_table_is_reported_before_its_consequences() {
    Property.holds(
        200,
        draw -> {
          var millis = draw.real(500, 1_900);
          var lagSeconds = draw.real(0, 3_600);
          var slow =
              well()
                  .callsTaking(millis)
                  .lagging(Duration.ofSeconds((long) lagSeconds), 500)
                  .failing(10);
          assertThat(slow.verdict()).isEqualTo(Verdict.SLOW_SINK);
        });
  }

  @Test
  void a_surge_is_reported_before_the_table_that_it_overloads() {
    assertThat(well().arriving(400, 40).callsTaking(1_500).callsThrottled(20).verdict())
        .isEqualTo(Verdict.PRODUCER_SURGE);
  }

  @Test
  void throttling_by_a_table_is_reported_before_its_latency() {
    assertThat(well().callsTaking(1_500).callsThrottled(20).verdict())
        .isEqualTo(Verdict.THROTTLED_SINK);
  }

  @Test
  void calls_that_are_not_answered_are_the_network() {
    assertThat(well().callsTaking(4_000).callsUnanswered(9).callsThrottled(3).verdict())
        .isEqualTo(Verdict.NETWORK);
  }

  @Test
  void time_that_is_spent_in_no_call_is_the_functions() {
    Property.holds(
        200,
        draw -> {
          var millis = draw.real(600, 50_000);
          assertThat(well().taking(millis).lagging(Duration.ofSeconds(30), 100).verdict())
              .isEqualTo(Verdict.SLOW_FUNCTION);
        });
  }

  @Test
  void the_first_invocations_of_all_are_slow_and_nobody_has_to_do_anything() {
    assertThat(well().atFirst().taking(1_300).coldStarts(2).verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(well().atFirst().callsTaking(800).coldStarts(2).verdict())
        .isEqualTo(Verdict.HEALTHY);
  }

  @Test
  void a_share_that_can_not_be_read_is_poison() {
    Property.holds(
        200,
        draw -> {
          var share = draw.real(0.06, 0.94);
          assertThat(well().rejecting(1_000 * share, 1_000 * (1 - share)).verdict())
              .isEqualTo(Verdict.POISON);
        });
  }

  @Test
  void a_few_bad_lines_among_many_are_healthy() {
    assertThat(well().rejecting(10, 1_000).verdict()).isEqualTo(Verdict.HEALTHY);
  }

  @Test
  void where_nothing_can_be_read_it_is_the_format() {
    assertThat(well().rejecting(1_000, 0).verdict()).isEqualTo(Verdict.EVERYTHING_DROPPED);
  }

  @Test
  void a_producer_that_stopped_is_missed() {
    var stopped = well().arriving(0, 30);
    assertThat(stopped.verdict()).isEqualTo(Verdict.NOTHING_ARRIVING);
    assertThat(stopped.diagnosis().isWell()).isFalse();
  }

  @Test
  void where_nothing_ever_came_nobody_has_to_do_anything() {
    var unused = well().neverAnything();
    assertThat(unused.verdict()).isEqualTo(Verdict.NOTHING_ARRIVING);
    assertThat(unused.diagnosis().isWell()).isTrue();
  }

  @Test
  void a_log_that_was_sent_once_is_not_missed() {
    assertThat(well().arriving(0, 300).onceOnly().verdict()).isEqualTo(Verdict.HEALTHY);
  }

  @Test
  void where_records_are_few_a_stretch_without_any_is_chance() {
    Property.holds(
        200,
        draw -> {
          var usual = draw.real(0.01, 0.4);
          assertThat(well().arriving(0, usual).verdict()).isEqualTo(Verdict.HEALTHY);
        });
  }

  @Test
  void records_that_arrive_but_are_never_delivered_are_reported() {
    var disabled = well().notInvoked().diagnosis();
    assertThat(disabled.verdict()).isEqualTo(Verdict.NOT_INVOKED);
    assertThat(disabled.findings().getFirst().remedy())
        .contains("list-event-source-mappings --function-name weir-dev-access-logs:live");
    assertThat(well().notInvoked().arriving(0, 0).verdict()).isEqualTo(Verdict.HEALTHY);
  }

  @Test
  void a_step_that_receives_nothing_from_the_previous_one_is_reported() {
    var findings = well().ofMarket("market-risk").notInvoked().diagnosis().findings();
    assertThat(findings.getFirst().verdict()).isEqualTo(Verdict.NOT_INVOKED);
    assertThat(findings.getFirst().step()).isEqualTo("market-risk");
  }

  @Test
  void a_filter_that_drops_everything_is_identified() {
    var filtered = well().filteringOut(800).notInvoked().diagnosis();
    assertThat(filtered.verdict()).isEqualTo(Verdict.EVERYTHING_DROPPED);
    assertThat(filtered.findings().getFirst().evidence()).anyMatch(text -> text.contains("filter"));
  }

  @Test
  void uneven_shards_are_not_to_blame_where_all_of_them_lag() {
    var uneven = well().hotShard(0.7).lagging(Duration.ofSeconds(30), 500).callsTaking(1_500);
    assertThat(uneven.verdict()).isEqualTo(Verdict.SLOW_SINK);
    assertThat(
            well()
                .hotShard(0.7)
                .lagging(Duration.ofSeconds(30), 500)
                .onlyFirstShardLags()
                .verdict())
        .isEqualTo(Verdict.HOT_SHARD);
  }

  @Test
  void a_trickle_into_one_shard_does_not_make_it_hot_when_it_waits() {
    assertThat(
            well()
                .arriving(1, 50)
                .hotShard(1)
                .lagging(Duration.ofSeconds(30), 500)
                .onlyFirstShardLags()
                .verdict())
        .isNotEqualTo(Verdict.HOT_SHARD);
  }

  @Test
  void a_hot_shard_is_split_in_the_middle() {
    assertThat(well().arriving(300, 30).hotShard(0.9).diagnosis().findings().getFirst().remedy())
        .contains("--stream-name weir-dev-access-logs --shard-to-split shardId-0")
        .contains("--new-starting-hash-key 1000");
  }

  @Test
  void full_shards_that_are_full_alike_are_too_few() {
    assertThat(well().arriving(3_600, 3_500).verdict()).isEqualTo(Verdict.TOO_FEW_SHARDS);
    assertThat(well().refusing(10).verdict()).isEqualTo(Verdict.TOO_FEW_SHARDS);
  }

  @Test
  void invocations_that_are_refused_are_the_concurrency_cap() {
    assertThat(well().throttled(5).lagging(Duration.ofSeconds(20), 900).verdict())
        .isEqualTo(Verdict.CONCURRENCY_CAP);
  }

  @Test
  void reads_that_are_refused_are_throttled_reads() {
    assertThat(well().readsThrottled(5).verdict()).isEqualTo(Verdict.THROTTLED_READS);
  }

  @Test
  void batches_that_fail_for_no_other_reason_block_their_shard() {
    assertThat(well().failing(10).lagging(Duration.ofSeconds(20), 900).verdict())
        .isEqualTo(Verdict.BLOCKED_SHARD);
  }

  @Test
  void events_that_come_late_into_the_stream_are_the_producers_and_not_a_lag() {
    var diagnosis = well().late(200).diagnosis();
    assertThat(diagnosis.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.LATE_PRODUCERS))
        .satisfies(
            finding ->
                assertThat(finding.evidence())
                    .containsExactly(
                        "200 of 800 events (25 %) arrived in the stream late, by their own time"));
    assertThat(diagnosis.isWell()).isFalse();
    assertThat(diagnosis.catchUp()).isEmpty();
  }

  @Test
  void a_few_stragglers_and_an_old_file_that_is_sent_once_are_not_late_producers() {
    assertThat(well().late(100).verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(well().late(800).onceOnly().verdict()).isNotEqualTo(Verdict.LATE_PRODUCERS);
  }

  @Test
  void what_holds_up_the_pipeline_is_reported_before_late_producers() {
    var both = well().late(800).failing(10).lagging(Duration.ofSeconds(20), 900).diagnosis();
    assertThat(both.findings())
        .extracting(Diagnostic::verdict)
        .containsExactly(Verdict.BLOCKED_SHARD, Verdict.LATE_PRODUCERS);
  }

  @Test
  void instances_that_start_all_the_time_are_cold_starts() {
    assertThat(well().coldStarts(50).lagging(Duration.ofSeconds(20), 0).verdict())
        .isEqualTo(Verdict.COLD_STARTS);
  }

  @Test
  void disagreeing_regions_are_reported_first() {
    assertThat(well().disagreeing(1).callsUnanswered(9).verdict())
        .isEqualTo(Verdict.REPLICA_DISAGREEMENT);
  }

  @Test
  void a_fault_after_the_first_step_is_reported_with_its_step() {
    var risk = well().ofMarket("market-risk");
    assertThat(risk.taking(2_000).diagnosis().findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.SLOW_FUNCTION))
        .satisfies(finding -> assertThat(finding.step()).isEqualTo("market-risk"));
    assertThat(DiagnosisText.lines(risk.diagnosis()).getFirst()).contains("(market-risk)");

    var delivery = well().ofMarket("market-delivery").callsThrottled(9).diagnosis();
    assertThat(delivery.verdict()).isEqualTo(Verdict.THROTTLED_SINK);
    assertThat(delivery.findings().getFirst().step()).isEqualTo("market-delivery");
  }

  @Test
  void repeatedly_redelivered_table_changes_block_their_shard() {
    var blocked =
        well().ofMarket("market-risk").failing(10).lagging(Duration.ofHours(1), 1_000).diagnosis();
    assertThat(blocked.verdict()).isEqualTo(Verdict.BLOCKED_SHARD);
    // A table keeps its changes for a day, unlike the stream with its week.
    assertThat(blocked.timeLeft())
        .contains(new TimeLeft(Duration.ofHours(23), "market-risk", Optional.empty()));
  }

  @Test
  void a_function_that_always_times_out_reports_no_age_but_still_blocks_its_shard() {
    var cutOff = well().failing(10).lagging(Duration.ofSeconds(20), 900).noShardTellsItsAge();
    assertThat(cutOff.verdict()).isEqualTo(Verdict.BLOCKED_SHARD);
  }

  @Test
  void a_remedy_names_the_settings_of_the_pipeline_that_is_ill() {
    assertThat(well().refusing(10).diagnosis().findings().getFirst().remedy())
        .contains("-c streamMode=provisioned -c shards=8");
    assertThat(well().ofMarket("").refusing(10).diagnosis().findings().getFirst().remedy())
        .contains("-c marketStreamMode=provisioned -c marketShards=8");
  }

  @Test
  void the_time_left_is_the_remaining_retention_divided_by_the_slope() {
    Property.holds(
        200,
        draw -> {
          var seconds = draw.real(6, 500_000);
          var slope = draw.real(50, 1_000);
          var age = Duration.ofSeconds((long) seconds);
          var left = well().taking(5_000).lagging(age, slope).diagnosis().timeLeft();
          var expected = (Duration.ofDays(7).toMillis() - age.toMillis()) / slope;
          assertThat(left.map(TimeLeft::left)).contains(Duration.ofSeconds((long) expected));
        });
  }

  @Test
  void what_does_not_rise_has_no_end() {
    assertThat(well().lagging(Duration.ofHours(1), 0).diagnosis().timeLeft()).isEmpty();
    assertThat(well().lagging(Duration.ofHours(1), -5).diagnosis().timeLeft()).isEmpty();
    assertThat(well().lagging(Duration.ofMillis(200), 5).diagnosis().timeLeft()).isEmpty();
  }

  @Test
  void every_finding_has_evidence_and_a_remedy() {
    var ill =
        well()
            .callsTaking(1_500)
            .callsThrottled(9)
            .callsUnanswered(9)
            .rejecting(500, 500)
            .arriving(500, 30)
            .throttled(9)
            .readsThrottled(9)
            .failing(9)
            .lagging(Duration.ofSeconds(60), 900)
            .diagnosis();
    assertThat(ill.findings())
        .hasSizeGreaterThan(6)
        .allSatisfy(
            finding -> {
              assertThat(finding.evidence()).isNotEmpty();
              assertThat(finding.remedy()).isNotBlank();
            });
    assertThat(DiagnosisText.lines(ill))
        .anyMatch(line -> line.contains("time left"))
        .anyMatch(line -> line.contains("increase-stream-retention-period"));
  }
}
