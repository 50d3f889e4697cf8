package dev.weir.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.plan.PlanNote.ChangedSetting;
import dev.weir.cli.plan.PlanNote.Consequence;
import dev.weir.cli.plan.PlanNote.RefusedChange;
import dev.weir.cli.plan.PlanNote.Reverted;
import dev.weir.client.switching.SurveyedShard;
import dev.weir.client.switching.Unread;
import dev.weir.metrics.stack.DataStream;
import dev.weir.stream.Shard;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {

  private static final Map<String, String> CDK_JSON = Map.of("profile", "fast", "shards", "1");

  private static final Instant UNREAD = Instant.parse("2026-11-30T10:20:00Z");

  private static final List<SurveyedShard> LANES =
      List.of(
          new SurveyedShard(new Shard("shardId-0"), new Unread.FinishedShard()),
          new SurveyedShard(new Shard("shardId-1"), new Unread.Since(UNREAD)));

  private static List<PlanNote> findings(Map<String, String> deployed, Map<String, String> next) {
    return DeploymentPlan.findings(
        new Settings(deployed), new Settings(next), new Settings(CDK_JSON), _ -> LANES);
  }

  private static List<PlanNote> refused(Map<String, String> deployed, Map<String, String> next) {
    return findings(deployed, next).stream().filter(RefusedChange.class::isInstance).toList();
  }

  @Test
  void the_same_settings_change_nothing() {
    assertThat(findings(CDK_JSON, CDK_JSON)).isEmpty();
  }

  @Test
  void a_setting_that_is_not_given_again_is_reverted() {
    assertThat(
            findings(
                Map.of("profile", "fast", "shards", "2", "alertEmail", "a@b.example"), CDK_JSON))
        .containsExactly(
            new Reverted("alertEmail", Optional.of("a@b.example"), Optional.empty()),
            new Reverted("shards", Optional.of("2"), Optional.of("1")));
  }

  @Test
  void a_setting_that_is_given_now_is_changed() {
    assertThat(findings(CDK_JSON, Map.of("profile", "fast", "shards", "2")))
        .containsExactly(new ChangedSetting("shards", Optional.of("1"), Optional.of("2")));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2, true",
    "1, 3, false",
    "4, 8, true",
    "4, 9, false",
    "4, 2, true",
    "4, 1, false",
    "5, 3, true",
    "5, 2, false"
  })
  void shards_at_most_double_or_halve(String before, String after, boolean allowed) {
    assertThat(refused(Map.of("transactionShards", before), Map.of("transactionShards", after)))
        .hasSize(allowed ? 0 : 1);
  }

  @Test
  void a_stream_without_its_own_shard_setting_uses_the_common_one() {
    assertThat(refused(Map.of("shards", "4"), Map.of("shards", "4", "transactionShards", "1")))
        .singleElement()
        .extracting(PlanNote::text)
        .asString()
        .contains("transactions", "4 shards", "2 to 8");
  }

  @Test
  void capacity_on_demand_has_no_shards_to_compare() {
    assertThat(refused(Map.of("streamMode", "on-demand", "shards", "1"), Map.of("shards", "9")))
        .isEmpty();
  }

  @Test
  void a_changed_reading_mode_is_reported_as_a_reread() {
    assertThat(findings(Map.of("profile", "fast"), Map.of("profile", "thrifty")))
        .filteredOn(Consequence.class::isInstance)
        .hasSize(3)
        .allSatisfy(finding -> assertThat(finding.text()).contains("24 hours"));
    assertThat(
            findings(
                Map.of("profile", "fast"), Map.of("profile", "thrifty", "enhancedFanOut", "true")))
        .noneMatch(Consequence.class::isInstance);
  }

  @Test
  void a_start_before_all_that_is_not_applied_may_be_deployed_with_the_switch() {
    var next = Map.of("profile", "thrifty", "transactionStart", "v1#2026-11-30T10:15:00Z");
    assertThat(refused(CDK_JSON, next)).isEmpty();
    assertThat(findings(CDK_JSON, next))
        .anySatisfy(
            finding ->
                assertThat(finding.text())
                    .contains("transactions", "from v1#2026-11-30T10:15:00Z on"));
  }

  @Test
  void a_start_after_the_position_of_a_lane_is_refused() {
    var next = Map.of("profile", "thrifty", "accessLogStart", "v1#2026-11-30T10:15:01Z");
    assertThat(refused(CDK_JSON, next))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.text()).contains("accessLogStart", "shardId-1", "weir switch"));
  }

  @Test
  void a_start_that_moves_without_a_switch_is_refused() {
    var before = Map.of("profile", "fast", "accessLogStart", "v1#2026-11-30T10:00:00Z");
    assertThat(refused(before, before)).isEmpty();
    for (var after :
        List.of(CDK_JSON, Map.of("profile", "fast", "accessLogStart", "v1#2026-11-30T10:10:00Z"))) {
      assertThat(refused(before, after))
          .singleElement()
          .satisfies(finding -> assertThat(finding.text()).contains("2026-11-30T10:00:00Z"));
    }
    assertThat(refused(CDK_JSON, Map.of("marketStart", "v1#2026-11-30T10:10:00Z"))).isEmpty();
  }

  @Test
  void switching_back_from_a_customer_key_warns_to_keep_it() {
    assertThat(
            findings(
                Map.of("encryptionKey", "customer-managed"),
                Map.of("encryptionKey", "aws-managed")))
        .anySatisfy(finding -> assertThat(finding.text()).contains("keep the key"));
  }

  @Test
  void the_record_is_read_back() {
    assertThat(Settings.parse("{\"shards\":\"4\"}").shards(DataStream.MARKET)).hasValue(4);
  }
}
