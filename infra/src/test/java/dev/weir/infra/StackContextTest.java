package dev.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.infra.StackSettings.SettingsResult;
import dev.weir.metrics.Step;
import dev.weir.settings.SettingProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackContextTest {
  @Test
  void all_problems_are_reported_together_with_value_and_remedy() {
    assertThat(
            problems(
                Map.of(
                    "stage", "Prod",
                    "shards", 0,
                    "batchSize", "many",
                    "enhancedFanOut", "yes",
                    "alertEmail", "nobody")))
        .map(SettingProblem::toString)
        .containsExactlyInAnyOrder(
            "stage = Prod: give 1 to 20 lower-case letters, digits or hyphens, starting with a"
                + " letter and not ending with a hyphen",
            "shards = 0: give a whole number from 1 to 10000",
            "batchSize = many: give a whole number from 1 to 10000",
            "enhancedFanOut = yes: give true or false",
            "alertEmail = nobody: give one e-mail address, or leave it empty");
  }

  @ParameterizedTest
  @CsvSource({
    "profile, cheap",
    "pipelines, 'access-logs,payments'",
    "pipelines, market",
    "dashboards, few",
    "shardMetrics, 3",
    "stage, 9lives",
    "stage, ends-",
    "stage, a-name-that-is-much-too-long",
    "streamMode, fast",
    "shards, 10001",
    "shards, 1.5",
    "retentionHours, 23",
    "retentionHours, 8761",
    "batchSize, 10001",
    "batchingWindowSeconds, 301",
    "batchingWindowSeconds, -1",
    "functionMemoryMb, 127",
    "metricsSeconds, -1",
    "metricsSeconds, 61",
    "functionMemoryMb, 99999999999",
    "logRetentionDays, 8",
    "tracing, 1",
    "encryptionKey, mine",
    "formerEncryptionKey, alias/weir",
    "transactionStreamMode, fast",
    "transactionShards, 0",
    "transactionRetentionHours, 23",
    "transactionEnhancedFanOut, yes",
    "transactionBatchSize, 0",
    "transactionBatchingWindowSeconds, 301",
    "alertEmail, a@b",
    "alertEmail, a b@c.example",
    "runbookUrl, docs/RUNBOOK.md",
    "runbookUrl, ftp://a.example/RUNBOOK.md",
    "runbookUrl, https:///RUNBOOK.md",
    "runbookUrl, https://a.example/RUNBOOK.md#top",
    "runbookUrl, https://a.example/run book",
    "accessLogSemantics, once",
    "transactionSemantics, exactly once",
    "projection, v1-at-least-once",
  })
  void what_the_services_would_refuse_is_refused(String key, String value) {
    assertThat(problems(Map.of(key, value)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.key()).isEqualTo(key);
              assertThat(problem.value()).isEqualTo(value);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "projection, a#b",
    "maxServices, 0",
    "maxServices, many",
    "lateness, 5 minutes",
    "alertHorizon, -PT1H",
    "errorRules, nonsense",
    "countsRetention, P90",
    "accessLogFormat, apache-9",
    "profileRetention, 1 year",
  })
  void what_the_function_would_refuse_is_refused_by_its_context_key(String key, String value) {
    assertThat(problems(Map.of(key, value)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.key()).isEqualTo(key);
              assertThat(problem.value()).isEqualTo(value);
              assertThat(problem.remedy()).isNotBlank().doesNotContain("WEIR_");
            });
  }

  @Test
  void a_problem_in_a_document_is_named_by_context_key_and_path() {
    assertThat(problems(Map.of("errorRules", "{\"defaults\":{\"count\":-1}}")))
        .singleElement()
        .satisfies(problem -> assertThat(problem.key()).isEqualTo("errorRules.defaults.count"));
  }

  @Test
  void whole_numbers_of_a_document_stay_whole_through_the_cdk() {
    var rules = Map.of("defaults", Map.of("count", 3.0, "ratio", 0.5));
    assertThat(problems(Map.of("errorRules", rules))).isEmpty();
  }

  @Test
  void counts_must_be_kept_for_longer_than_the_stream_can_repeat_them() {
    assertThat(problems(Map.of("countsRetention", "P1D")))
        .map(SettingProblem::toString)
        .containsExactly(
            "countsRetention = PT24H: give more than the stream may keep records, 168 hours");
    assertThat(problems(Map.of("countsRetention", "P8D"))).isEmpty();
    assertThat(problems(Map.of("countsRetention", "P1D", "lateness", "soon"))).hasSize(2);
  }

  @Test
  void profiles_must_be_kept_for_longer_than_the_stream_can_repeat_transactions() {
    assertThat(problems(Map.of("profileRetention", "P1D")))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.key()).isEqualTo("profileRetention");
              assertThat(problem.value()).isEqualTo("P1D");
              assertThat(problem.remedy())
                  .startsWith("give more than the stream's retention")
                  .contains("PT168H");
            });
    assertThat(problems(Map.of("profileRetention", "P8D"))).isEmpty();
    assertThat(problems(Map.of("profileRetention", "P8D", "transactionRetentionHours", 240)))
        .hasSize(1);
  }

  @Test
  void a_setting_of_every_stream_can_be_overridden_for_one() {
    var settings =
        Synthesised.settings(
            Map.of(
                "streamMode", "provisioned",
                "shards", 3,
                "retentionHours", 48,
                "batchSize", 17,
                "transactionShards", 5,
                "transactionEnhancedFanOut", "false"));
    assertThat(settings.accessLogs().stream())
        .isEqualTo(
            new StreamSettings(OptionalInt.of(3), 48, true, 17, 0, 320, true, Optional.empty()));
    assertThat(settings.transactions().stream())
        .isEqualTo(
            new StreamSettings(OptionalInt.of(5), 48, false, 17, 0, 0, true, Optional.empty()));
  }

  @Test
  void an_event_source_starts_at_a_time_of_its_own_projection() {
    var start = "v1#2026-11-30T10:15:00Z";
    assertThat(
            Synthesised.settings(Map.of("transactionStart", start)).transactions().stream().start())
        .hasValueSatisfying(found -> assertThat(found).hasToString(start));
    assertThat(
            Synthesised.settings(Map.of("transactionStart", start)).accessLogs().stream().start())
        .isEmpty();
    for (var wrong : List.of("v2#2026-11-30T10:15:00Z", "2026-11-30T10:15:00Z", "v1#yesterday")) {
      assertThat(problems(Map.of("transactionStart", wrong)))
          .singleElement()
          .satisfies(problem -> assertThat(problem.remedy()).contains("weir switch"));
    }
    assertThat(problems(Map.of("transactionStart", start, "projection", "v2")))
        .singleElement()
        .satisfies(problem -> assertThat(problem.key()).isEqualTo("transactionStart"));
  }

  @Test
  void a_profile_sets_what_no_key_sets() {
    var fast = Synthesised.settings(Map.of());
    var thrifty = Synthesised.settings(Map.of("profile", "thrifty"));

    assertThat(fast.accessLogs().stream())
        .isEqualTo(
            new StreamSettings(OptionalInt.of(1), 24, true, 1_000, 0, 320, true, Optional.empty()));
    assertThat(fast.runtime().memoryMb()).isEqualTo(1_024);
    assertThat(fast.dashboards()).isTrue();
    assertThat(thrifty.transactions().stream())
        .isEqualTo(
            new StreamSettings(OptionalInt.of(1), 24, false, 1_000, 0, 0, false, Optional.empty()));
    assertThat(thrifty.runtime().memoryMb()).isEqualTo(512);
    assertThat(thrifty.dashboards()).isFalse();
  }

  @Test
  void only_pushed_records_without_a_window_are_paced() {
    assertThat(pace(Map.of())).containsExactly(320, 320);
    assertThat(pace(Map.of("paceMillis", 200))).containsExactly(200, 200);
    assertThat(pace(Map.of("transactionPaceMillis", 0))).containsExactly(320, 0);
    assertThat(pace(Map.of("transactionEnhancedFanOut", "false"))).containsExactly(320, 0);
    assertThat(pace(Map.of("batchingWindowSeconds", 1))).containsExactly(0, 320);
    assertThat(pace(Map.of("profile", "thrifty", "paceMillis", 200))).containsExactly(0, 0);
    assertThat(problems(Map.of("paceMillis", 501))).hasSize(1);
  }

  private static List<Integer> pace(Map<String, Object> context) {
    var settings = Synthesised.settings(context);
    return List.of(
        settings.accessLogs().stream().paceMillis(), settings.transactions().stream().paceMillis());
  }

  @Test
  void a_key_outdoes_the_profile() {
    var settings =
        Synthesised.settings(
            Map.of(
                "profile",
                "thrifty",
                "transactionEnhancedFanOut",
                true,
                "functionMemoryMb",
                1769,
                "dashboards",
                true));

    assertThat(settings.accessLogs().stream().enhancedFanOut()).isFalse();
    assertThat(settings.transactions().stream().enhancedFanOut()).isTrue();
    assertThat(settings.runtime().memoryMb()).isEqualTo(1_769);
    assertThat(settings.dashboards()).isTrue();
  }

  @Test
  void pipelines_are_named_in_any_order() {
    assertThat(Synthesised.settings(Map.of()).pipelines())
        .containsExactly(Step.ACCESS_LOGS, Step.TRANSACTIONS);
    assertThat(Synthesised.settings(Map.of("pipelines", "transactions, access-logs")).pipelines())
        .containsExactly(Step.ACCESS_LOGS, Step.TRANSACTIONS);
    assertThat(Synthesised.settings(Map.of("pipelines", "transactions")).pipelines())
        .containsExactly(Step.TRANSACTIONS);
  }

  @Test
  void cheaper_counts_make_no_transaction_wait() {
    var settings = Synthesised.settings(Map.of("batchingWindowSeconds", 60));
    assertThat(settings.accessLogs().stream().batchingWindowSeconds()).isEqualTo(60);
    assertThat(settings.transactions().stream().batchingWindowSeconds()).isZero();
  }

  @Test
  void shards_that_one_stream_alone_is_to_have_are_as_many_as_all_would_have() {
    var settings =
        Synthesised.settings(
            Map.of("shards", 2, "streamMode", "on-demand", "transactionStreamMode", "provisioned"));
    assertThat(settings.accessLogs().stream().shards()).isEmpty();
    assertThat(settings.transactions().stream().shards()).hasValue(2);
  }

  @Test
  void a_misspelt_setting_is_refused_instead_of_ignored() {
    assertThat(problems(Map.of("retentionHour", 24)))
        .singleElement()
        .satisfies(problem -> assertThat(problem.remedy()).contains("retentionHours"));
  }

  @Test
  void keys_of_the_cdk_and_its_tools_are_none_of_ours() {
    assertThat(
            problems(
                Map.of(
                    "cli-telemetry", false,
                    "aws:cdk:enable-path-metadata", true,
                    "@aws-cdk/core:newStyleStackSynthesis", true)))
        .isEmpty();
  }

  @Test
  void the_market_has_no_choice_of_semantics() {
    assertThat(problems(Map.of("marketSemantics", "at-least-once")))
        .singleElement()
        .asString()
        .startsWith("marketSemantics = at-least-once: give exactly-once or leave it out");
  }

  @Test
  void a_pipeline_without_positions_is_not_archived() {
    for (var key : List.of("accessLogSemantics", "transactionSemantics")) {
      assertThat(problems(Map.of("archive", "s3", key, "at-most-once")))
          .singleElement()
          .asString()
          .startsWith(key + " = at-most-once: give exactly-once or leave archive off");
    }
    assertThat(
            problems(
                Map.of(
                    "archive", "s3",
                    "transactionSemantics", "at-least-once",
                    "pipelines", "access-logs")))
        .isEmpty();
  }

  @Test
  void functions_that_are_not_built_are_reported_with_the_rest(@TempDir Path empty) {
    Map<String, Object> context = Map.of("shards", 0);
    var reading = StackContext.read(context::get, context.keySet(), empty);
    assertThat(((SettingsResult.RefusedSettings) reading).problems())
        .map(SettingProblem::key)
        .containsExactlyInAnyOrder("shards", empty.toString());
    assertThat(((SettingsResult.RefusedSettings) reading).problems().toString()).contains("./mvnw");
  }

  @Test
  void text_from_the_command_line_means_what_json_means() {
    Map<String, Object> text =
        Map.of("shards", "2", "streamMode", "provisioned", "enhancedFanOut", "false");
    Map<String, Object> json =
        Map.of("shards", 2, "streamMode", "provisioned", "enhancedFanOut", false);
    assertThat(Synthesised.settings(text)).isEqualTo(Synthesised.settings(json));
    assertThat(Synthesised.settings(json).record())
        .isEqualTo(Map.of("shards", "2", "streamMode", "provisioned", "enhancedFanOut", "false"));
  }

  @Test
  void an_empty_value_means_the_default() {
    assertThat(Synthesised.settings(Map.of("alertEmail", "", "logRetentionDays", "")))
        .isEqualTo(Synthesised.settings(Map.of()));
  }

  private static List<SettingProblem> problems(Map<String, Object> context) {
    return switch (StackContext.read(context::get, context.keySet(), Synthesised.asset())) {
      case SettingsResult.Accepted accepted -> List.of();
      case SettingsResult.RefusedSettings(List<SettingProblem> problems) -> problems;
    };
  }
}
