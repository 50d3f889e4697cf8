package dev.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("synthesis")
class SettingsInStackTest {
  private static final Map<String, Object> PRODUCTION = Map.of("stage", "prod");
  private static final Map<String, Object> OWN_KEY = Map.of("encryptionKey", "customer-managed");
  private static final Map<String, Object> PROVISIONED =
      Map.of(
          "streamMode",
          "provisioned",
          "shards",
          3,
          "enhancedFanOut",
          "false",
          "retentionHours",
          "24",
          "batchSize",
          17,
          "batchingWindowSeconds",
          5);
  private static final Map<String, Object> TRACED =
      Map.of("tracing", true, "logRetentionDays", 400, "functionMemoryMb", 3008);

  private static final Map<String, Object> THRIFTY = Map.of("profile", "thrifty");
  private static final Map<String, Object> ONE_PIPELINE = Map.of("pipelines", "transactions");
  private static final Map<String, Object> OTHER_PIPELINE = Map.of("pipelines", "access-logs");

  static List<Map<String, Object>> variants() {
    return List.of(
        THRIFTY,
        ONE_PIPELINE,
        OTHER_PIPELINE,
        PRODUCTION,
        OWN_KEY,
        PROVISIONED,
        TRACED,
        Map.of("alertEmail", "a@b.example"));
  }

  @ParameterizedTest
  @MethodSource("variants")
  void the_checks_find_nothing_whatever_is_set(Map<String, Object> context) {
    assertThat(Synthesised.with(context).findings()).isEmpty();
  }

  @Test
  void production_data_outlives_its_stack_but_not_a_failed_first_deployment() {
    var stack = Synthesised.with(PRODUCTION);
    Set<String> kept =
        stack.resources().stream()
            .filter(resource -> resource.deletionPolicy().equals("RetainExceptOnCreate"))
            .filter(resource -> resource.whole().get("UpdateReplacePolicy").equals("Retain"))
            .map(Synthesised.SynthesisedResource::type)
            .collect(Collectors.toSet());
    assertThat(kept)
        .containsExactlyInAnyOrder(
            "AWS::DynamoDB::GlobalTable",
            "AWS::Kinesis::Stream",
            "AWS::S3::Bucket",
            "AWS::Logs::LogGroup");
    assertThat(stack.resources("AWS::DynamoDB::GlobalTable"))
        .allSatisfy(
            table ->
                assertThat(table.at("Replicas", 0, "DeletionProtectionEnabled")).isEqualTo(true));
  }

  @Test
  void production_remembers_for_longer() {
    var stack = Synthesised.with(PRODUCTION);
    assertThat(stack.resources("AWS::Logs::LogGroup"))
        .allSatisfy(group -> assertThat(group.at("RetentionInDays")).isEqualTo(90));
    assertThat(
            stack
                .resource("AWS::S3::Bucket", "Quarantine")
                .at("LifecycleConfiguration", "Rules", 0, "ExpirationInDays"))
        .isEqualTo(365);
  }

  @Test
  void a_provisioned_stream_has_its_shards_and_is_polled_without_fan_out() {
    var stack = Synthesised.with(PROVISIONED);
    var stream = stack.resource("AWS::Kinesis::Stream", "AccessLogs");
    assertThat(stream.at("ShardCount")).isEqualTo(3);
    assertThat(guarded(stack)).contains(" 24 ");
    assertThat(stack.resources("AWS::Kinesis::StreamConsumer")).isEmpty();
    var source = stack.resource("AWS::Lambda::EventSourceMapping", "AccessLogs");
    assertThat(source.at("EventSourceArn", "Fn::GetAtt")).isEqualTo(List.of(stream.id(), "Arn"));
    assertThat(source.at("BatchSize")).isEqualTo(17);
    assertThat(source.at("MaximumBatchingWindowInSeconds")).isEqualTo(5);
  }

  private static String guarded(Synthesised stack) {
    return stack
        .resource("AWS::Lambda::Function", "RetentionGuardFunction")
        .at("Environment", "Variables", "WEIR_GUARDED_STREAMS")
        .toString();
  }

  @Test
  void no_deployment_sets_the_retention_of_a_stream() {
    for (var context : List.<Map<String, Object>>of(THRIFTY, PRODUCTION, PROVISIONED)) {
      assertThat(Synthesised.with(context).resources("AWS::Kinesis::Stream"))
          .hasSize(2)
          .allSatisfy(
              stream -> assertThat(stream.properties()).doesNotContainKey("RetentionPeriodHours"));
    }
  }

  @Test
  void an_archive_is_a_reader_whose_backlog_counts() {
    var stack = Synthesised.with(Map.of("archive", "s3"));
    assertThat(guarded(stack))
        .contains(stack.resource("AWS::Lambda::Function", "ArchiveAccessLogArchive").id())
        .contains(stack.resource("AWS::Lambda::Function", "ArchiveTransactionArchive").id());
  }

  @Test
  void an_event_source_that_replaces_another_starts_where_the_lanes_are() {
    var stack =
        Synthesised.with(
            Map.of("enhancedFanOut", false, "accessLogStart", "v1#2026-11-30T10:15:00Z"));
    var source = stack.resource("AWS::Lambda::EventSourceMapping", "AccessLogs");
    assertThat(source.at("StartingPosition")).isEqualTo("AT_TIMESTAMP");
    assertThat(((Number) source.at("StartingPositionTimestamp")).longValue())
        .isEqualTo(Instant.parse("2026-11-30T10:15:00Z").getEpochSecond());
    var other = stack.resource("AWS::Lambda::EventSourceMapping", "Transactions");
    assertThat(other.at("StartingPosition")).isEqualTo("TRIM_HORIZON");
    assertThat(other.properties()).doesNotContainKey("StartingPositionTimestamp");
  }

  @Test
  void a_thrifty_stack_is_polled_and_shows_nothing_but_raises_every_alarm() {
    var stack = Synthesised.with(THRIFTY);
    assertThat(stack.resources("AWS::Kinesis::StreamConsumer")).isEmpty();
    assertThat(stack.resources("AWS::CloudWatch::Dashboard")).isEmpty();
    assertThat(stack.resources("AWS::Kinesis::Stream"))
        .hasSize(2)
        .allSatisfy(
            stream -> {
              assertThat(stream.at("ShardCount")).isEqualTo(1);
              assertThat(stream.properties()).doesNotContainKey("DesiredShardLevelMetrics");
            });
    assertThat(stack.resources("AWS::CloudWatch::Alarm"))
        .hasSameSizeAs(Synthesised.byDefault().resources("AWS::CloudWatch::Alarm"));
  }

  @Test
  void a_polled_shard_s_reads_are_measured_too() {
    var stack = Synthesised.with(PROVISIONED);
    assertThat(stack.resource("AWS::Kinesis::Stream", "AccessLogs").at("DesiredShardLevelMetrics"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .contains("IteratorAgeMilliseconds", "ReadProvisionedThroughputExceeded");
  }

  @Test
  void a_pipeline_that_is_not_named_is_not_there() {
    var stack = Synthesised.with(ONE_PIPELINE);
    assertThat(stack.resources())
        .extracting(Synthesised.SynthesisedResource::id)
        .noneMatch(id -> id.startsWith("AccessLog"))
        .anyMatch(id -> id.startsWith("TransactionsIngest"));
    assertThat(stack.outputs())
        .containsKeys("TransactionStreamName", "AlertsTable", "OperationsTopicArn")
        .doesNotContainKeys("AccessLogStreamName", "AccessLogFunctionName");
    assertThat(stack.resources("AWS::CloudWatch::Dashboard")).hasSize(2);
    assertThat(stack.resources("AWS::CloudWatch::Alarm").toString()).doesNotContain("access-logs");
  }

  @Test
  void another_projection_is_filled_by_an_event_source_of_its_own_from_the_streams_beginning() {
    var first = Synthesised.byDefault();
    var rebuilt = Synthesised.with(Map.of("projection", "v2"));
    for (var pipeline : List.of("AccessLogs", "Transactions")) {
      var source = rebuilt.resource("AWS::Lambda::EventSourceMapping", pipeline);
      assertThat(source.id())
          .isNotEqualTo(first.resource("AWS::Lambda::EventSourceMapping", pipeline).id());
      assertThat(source.at("StartingPosition")).isEqualTo("TRIM_HORIZON");
    }
    assertThat(rebuilt.findings()).isEmpty();
  }

  @Test
  void the_transactions_stream_can_be_sized_and_read_in_its_own_way() {
    var stack =
        Synthesised.with(
            Map.of(
                "streamMode",
                "on-demand",
                "transactionStreamMode",
                "provisioned",
                "transactionShards",
                5,
                "transactionRetentionHours",
                240,
                "transactionEnhancedFanOut",
                false));
    var stream = stack.resource("AWS::Kinesis::Stream", "Transactions");
    assertThat(stream.at("ShardCount")).isEqualTo(5);
    assertThat(guarded(stack)).contains(" 24 ", " 240 ");
    assertThat(stack.outputs())
        .containsEntry("AccessLogRetentionHours", "24")
        .containsEntry("TransactionRetentionHours", "240");
    assertThat(
            stack
                .resource("AWS::Lambda::Function", "TransactionsFunction")
                .at("Environment", "Variables", "WEIR_STREAM_RETENTION"))
        .isEqualTo("PT240H");
    assertThat(stack.resources("AWS::Kinesis::StreamConsumer"))
        .singleElement()
        .satisfies(consumer -> assertThat(consumer.id()).startsWith("AccessLogs"));
    assertThat(
            stack
                .resource("AWS::Kinesis::Stream", "AccessLogs")
                .at("StreamModeDetails", "StreamMode"))
        .isEqualTo("ON_DEMAND");
  }

  @Test
  void an_own_key_encrypts_everything_that_is_stored_and_is_rotated() {
    var stack = Synthesised.with(OWN_KEY);
    var key = stack.resource("AWS::KMS::Key", "Key");
    assertThat(key.at("EnableKeyRotation")).isEqualTo(true);
    for (String type :
        List.of(
            "AWS::Kinesis::Stream",
            "AWS::DynamoDB::GlobalTable",
            "AWS::SNS::Topic",
            "AWS::S3::Bucket")) {
      assertThat(stack.resources(type))
          .isNotEmpty()
          .allSatisfy(resource -> assertThat(resource.properties().toString()).contains(key.id()));
    }
  }

  @Test
  void an_own_key_outlives_the_return_to_keys_of_aws_whatever_the_stage() {
    assertThat(Synthesised.with(OWN_KEY).resource("AWS::KMS::Key", "Key").deletionPolicy())
        .isEqualTo("RetainExceptOnCreate");
  }

  @Test
  void what_a_former_key_encrypted_can_still_be_read() {
    var arn = "arn:aws:kms:eu-west-1:123456789012:key/1234";
    var stack = Synthesised.with(Map.of("formerEncryptionKey", arn));
    assertThat(stack.findings()).isEmpty();
    assertThat(stack.resources("AWS::IAM::Role"))
        .filteredOn(role -> role.properties().toString().contains(arn))
        .hasSize(4)
        .allSatisfy(
            role ->
                assertThat(role.properties().toString())
                    .contains("kms:Decrypt")
                    .doesNotContain("kms:GenerateDataKey"));
  }

  @Test
  void tracing_memory_and_log_retention_reach_the_functions() {
    var stack = Synthesised.with(TRACED);
    assertThat(stack.resources("AWS::Lambda::Function"))
        .allSatisfy(
            function -> {
              assertThat(function.at("TracingConfig", "Mode")).isEqualTo("Active");
              assertThat(function.at("MemorySize"))
                  .isEqualTo(function.id().startsWith("RetentionGuard") ? 256 : 3008);
            });
    assertThat(stack.resources("AWS::Logs::LogGroup"))
        .allSatisfy(group -> assertThat(group.at("RetentionInDays")).isEqualTo(400));
  }

  @Test
  void alerts_go_by_e_mail_to_whoever_is_named() {
    var subscription =
        Synthesised.with(Map.of("alertEmail", "a@b.example"))
            .resource("AWS::SNS::Subscription", "Alerting");
    assertThat(subscription.at("Protocol")).isEqualTo("email");
    assertThat(subscription.at("Endpoint")).isEqualTo("a@b.example");
  }

  @Test
  void rules_may_be_written_as_an_object() {
    var rules = Map.of("defaults", Map.of("count", 3), "services", Map.of());
    var variables =
        Synthesised.map(
            Synthesised.with(Map.of("errorRules", rules))
                .resource("AWS::Lambda::Function", "AccessLogs")
                .at("Environment", "Variables"));
    assertThat(variables.get("WEIR_ERROR_RULES").toString())
        .contains("\"defaults\":{\"count\":3}")
        .contains("\"services\":{}");
  }
}
