package dev.weir.infra;

import static dev.weir.infra.Synthesised.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.infra.Synthesised.SynthesisedResource;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("synthesis")
class StackTest {
  private static final String PROFILES = "TransactionsProfiles";
  private static final String RULES = "TransactionsRules";

  private final Synthesised stack = Synthesised.byDefault();

  @Test
  void other_semantics_fill_a_projection_of_their_own_from_the_beginning_of_the_stream() {
    var stack = Synthesised.with(Map.of("accessLogSemantics", "at-least-once"));
    assertThat(stack.outputs().get("Projection").toString()).contains("v1-at-least-once");
    assertThat(stack.outputs().get("TransactionProjection").toString()).contains("v1");
    assertThat(stack.resources("AWS::Lambda::EventSourceMapping"))
        .map(Synthesised.SynthesisedResource::id)
        .anyMatch(id -> id.startsWith("AccessLogs") && id.contains("v1atleastonce"))
        .noneMatch(id -> id.startsWith("Transactions") && id.contains("once"));
  }

  @Test
  void the_checks_find_nothing() {
    assertThat(stack.findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"AccessLogs", "Transactions"})
  void a_stream_is_provisioned_and_keeps_records_for_a_day(String pipeline) {
    SynthesisedResource stream = stack.resource("AWS::Kinesis::Stream", pipeline);
    assertThat(stream.at("StreamModeDetails", "StreamMode")).isEqualTo("PROVISIONED");
    assertThat(stream.at("ShardCount")).isEqualTo(1);
    assertThat(stream.properties()).doesNotContainKey("RetentionPeriodHours");
    assertThat(stream.at("StreamEncryption", "KeyId")).isEqualTo("alias/aws/kinesis");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AccessLogs", "Transactions"})
  void a_stream_distinguishes_a_hot_shard_from_a_full_stream(String pipeline) {
    assertThat(stack.resource("AWS::Kinesis::Stream", pipeline).at("DesiredShardLevelMetrics"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .containsExactly("IncomingBytes", "IncomingRecords", "WriteProvisionedThroughputExceeded");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AccessLogs", "Transactions"})
  void records_are_pushed_to_a_consumer_of_their_own(String pipeline) {
    SynthesisedResource consumer = stack.resource("AWS::Kinesis::StreamConsumer", pipeline);
    assertThat(eventSource(pipeline).at("EventSourceArn", "Fn::GetAtt"))
        .isEqualTo(List.of(consumer.id(), "ConsumerARN"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AccessLogs", "Transactions"})
  void an_event_source_gives_nothing_up_waits_for_nothing_and_keeps_a_shard_in_order(
      String pipeline) {
    SynthesisedResource source = eventSource(pipeline);
    assertThat(source.at("MaximumBatchingWindowInSeconds")).isEqualTo(0);
    assertThat(source.at("ParallelizationFactor")).isEqualTo(1);
    assertThat(source.at("BisectBatchOnFunctionError")).isEqualTo(false);
    assertThat(source.at("MaximumRetryAttempts")).isEqualTo(-1);
    assertThat(source.at("MaximumRecordAgeInSeconds")).isEqualTo(-1);
    assertThat(source.at("FunctionResponseTypes")).isEqualTo(List.of("ReportBatchItemFailures"));
    assertThat(source.at("StartingPosition")).isEqualTo("TRIM_HORIZON");
    assertThat(source.properties()).doesNotContainKeys("DestinationConfig");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AccessLogs", "Transactions"})
  void an_event_source_waits_for_the_permission_to_read(String pipeline) {
    assertThat(eventSource(pipeline).whole().get("DependsOn"))
        .isEqualTo(List.of(stack.resource("AWS::IAM::Role", pipeline + "FunctionRole").id()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AccessLogs", "Transactions"})
  void an_event_source_invokes_snapshots(String pipeline) {
    SynthesisedResource alias = stack.resource("AWS::Lambda::Alias", pipeline);
    assertThat(eventSource(pipeline).at("FunctionName", "Ref")).isEqualTo(alias.id());
  }

  @Test
  void one_schedule_sweeps_the_alerts_of_all_pipelines() {
    SynthesisedResource sweep = stack.resource("AWS::Lambda::Alias", "AlertingSweep");
    SynthesisedResource rule = stack.resource("AWS::Events::Rule", "Alerting");
    assertThat(stack.resources("AWS::Events::Rule")).hasSize(2);
    assertThat(rule.at("Targets", 0, "Arn", "Ref")).isEqualTo(sweep.id());
    assertThat(rule.at("ScheduleExpression")).isEqualTo("rate(1 minute)");
  }

  @Test
  void a_guard_that_needs_no_table_looks_at_every_stream_and_its_reader() {
    SynthesisedResource guard = stack.resource("AWS::Lambda::Alias", "RetentionGuard");
    SynthesisedResource rule = stack.resource("AWS::Events::Rule", "RetentionGuard");
    assertThat(rule.at("Targets", 0, "Arn", "Ref")).isEqualTo(guard.id());
    assertThat(rule.at("ScheduleExpression")).isEqualTo("rate(15 minutes)");
    assertThat(environment("RetentionGuardFunction"))
        .containsOnlyKeys("WEIR_GUARDED_STREAMS", "WEIR_METRICS_SECONDS", "WEIR_STAGE");
    var parts =
        (List<?>)
            Synthesised.at(
                environment("RetentionGuardFunction"), "WEIR_GUARDED_STREAMS", "Fn::Join", 1);
    assertThat(parts)
        .hasToString(
            List.of(
                    ref("AWS::Kinesis::Stream", "AccessLogs"),
                    " 24 ",
                    ref("AWS::Lambda::Function", "AccessLogs"),
                    ";",
                    ref("AWS::Kinesis::Stream", "Transactions"),
                    " 24 ",
                    ref("AWS::Lambda::Function", "Transactions"))
                .toString());
  }

  @Test
  void functions_run_java_25_on_arm_from_snapshots_and_log_json() {
    assertThat(stack.resources("AWS::Lambda::Function"))
        .hasSize(4)
        .allSatisfy(
            function -> {
              assertThat(function.at("Runtime")).isEqualTo("java25");
              assertThat(function.at("Architectures")).isEqualTo(List.of("arm64"));
              assertThat(function.at("SnapStart", "ApplyOn")).isEqualTo("PublishedVersions");
              assertThat(function.at("MemorySize"))
                  .isEqualTo(function.id().startsWith("RetentionGuard") ? 256 : 1024);
              assertThat(function.at("LoggingConfig", "LogFormat")).isEqualTo("JSON");
              assertThat(function.at("LoggingConfig", "SystemLogLevel")).isEqualTo("WARN");
              assertThat(function.at("LoggingConfig", "ApplicationLogLevel")).isEqualTo("INFO");
              assertThat(function.properties()).doesNotContainKey("TracingConfig");
            });
  }

  @Test
  void each_function_has_a_log_group_that_forgets() {
    assertThat(stack.resources("AWS::Logs::LogGroup"))
        .hasSize(4)
        .allSatisfy(group -> assertThat(group.at("RetentionInDays")).isEqualTo(14));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AccessLogs", "Transactions"})
  void a_pipeline_s_function_is_configured_with_the_places_of_its_records_positions_and_alerts(
      String pipeline) {
    assertThat(environment(pipeline + "Function"))
        .containsEntry("WEIR_POSITIONS_TABLE", ref("AWS::DynamoDB::GlobalTable", "Positions"))
        .containsEntry("WEIR_ALERTS_TABLE", ref("AWS::DynamoDB::GlobalTable", "Alerting"))
        .containsEntry("WEIR_ALERT_TOPIC_ARN", ref("AWS::SNS::Topic", "Alerting"))
        .containsEntry("WEIR_QUARANTINE_BUCKET", ref("AWS::S3::Bucket", "Quarantine"))
        .containsEntry("WEIR_PARALLELIZATION_FACTOR", "1")
        .containsEntry(
            "WEIR_STREAM_ARN",
            Map.of(
                "Fn::GetAtt",
                List.of(stack.resource("AWS::Kinesis::Stream", pipeline).id(), "Arn")));
  }

  @Test
  void functions_are_configured_with_their_tables() {
    assertThat(environment("AccessLogsFunction"))
        .containsEntry("WEIR_COUNTS_TABLE", ref("AWS::DynamoDB::GlobalTable", "AccessLogsCounts"));
    assertThat(environment("TransactionsFunction"))
        .containsEntry("WEIR_PROFILES_TABLE", ref("AWS::DynamoDB::GlobalTable", PROFILES))
        .containsEntry("WEIR_RULES_TABLE", ref("AWS::DynamoDB::GlobalTable", RULES))
        .containsEntry("WEIR_STREAM_RETENTION", "PT168H");
    assertThat(environment("AlertingSweepFunction"))
        .containsEntry("WEIR_COUNTS_TABLE", ref("AWS::DynamoDB::GlobalTable", "AccessLogsCounts"))
        .containsEntry("WEIR_METRICS_SECONDS", "10");
  }

  @Test
  void tables_are_paid_per_request_recoverable_and_encrypted() {
    assertThat(stack.resources("AWS::DynamoDB::GlobalTable"))
        .hasSize(5)
        .allSatisfy(
            table -> {
              assertThat(table.at("BillingMode")).isEqualTo("PAY_PER_REQUEST");
              assertThat(table.at("SSESpecification", "SSEEnabled")).isEqualTo(true);
              assertThat(recoverable(table)).isEqualTo(true);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"AccessLogsCounts", "Alerting", PROFILES})
  void counts_alerts_and_profiles_expire(String name) {
    assertThat(table(name).at("TimeToLiveSpecification", "AttributeName")).isEqualTo("expiresAt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Positions", RULES})
  void positions_and_rules_never_expire(String name) {
    assertThat(table(name).properties()).doesNotContainKey("TimeToLiveSpecification");
  }

  @Test
  void tables_have_the_keys_that_the_functions_use() {
    assertThat(keys(table("AccessLogsCounts"))).containsExactly("window HASH", "lane RANGE");
    assertThat(keys(table("Positions"))).containsExactly("lane HASH");
    assertThat(keys(table("Alerting"))).containsExactly("id HASH");
    assertThat(keys(table(PROFILES))).containsExactly("user HASH");
    assertThat(keys(table(RULES))).containsExactly("name HASH", "version RANGE");
    assertThat(table(RULES).at("AttributeDefinitions"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .contains(Map.of("AttributeName", "version", "AttributeType", "N"));
  }

  @Test
  void alerts_are_found_by_day_and_by_being_unpublished() {
    SynthesisedResource alerts = table("Alerting");
    assertThat(alerts.at("GlobalSecondaryIndexes", 0, "IndexName")).isEqualTo("byDay");
    assertThat(keys(alerts.at("GlobalSecondaryIndexes", 0)))
        .containsExactly("day HASH", "raisedAt RANGE");
    assertThat(alerts.at("GlobalSecondaryIndexes", 1, "IndexName")).isEqualTo("pending");
    assertThat(keys(alerts.at("GlobalSecondaryIndexes", 1)))
        .containsExactly("pending HASH", "raisedAt RANGE");
  }

  @Test
  void the_topic_is_encrypted_and_takes_nothing_in_the_clear() {
    assertThat(stack.resource("AWS::SNS::Topic", "Alerting").properties())
        .containsKey("KmsMasterKeyId");
    assertThat(
            stack
                .resource("AWS::SNS::TopicPolicy", "Alerting")
                .at("PolicyDocument", "Statement", 0, "Condition", "Bool", "aws:SecureTransport"))
        .isEqualTo("false");
    assertThat(stack.resources("AWS::SNS::Subscription")).isEmpty();
  }

  @Test
  void the_quarantine_is_private_encrypted_and_forgets() {
    SynthesisedResource bucket = stack.resource("AWS::S3::Bucket", "Quarantine");
    assertThat(Synthesised.map(bucket.at("PublicAccessBlockConfiguration")).values())
        .hasSize(4)
        .allMatch(Boolean.TRUE::equals);
    assertThat(bucket.at("LifecycleConfiguration", "Rules", 0, "ExpirationInDays")).isEqualTo(30);
    assertThat(bucket.properties()).containsKey("BucketEncryption");
    assertThat(
            stack
                .resource("AWS::S3::BucketPolicy", "Quarantine")
                .at("PolicyDocument", "Statement", 0, "Condition", "Bool", "aws:SecureTransport"))
        .isEqualTo("false");
  }

  @Test
  void a_failed_sweep_is_not_retried_and_leaves_a_message() {
    SynthesisedResource failure = stack.resource("AWS::Lambda::EventInvokeConfig", "Alerting");
    SynthesisedResource queue = stack.resource("AWS::SQS::Queue", "Alerting");
    assertThat(failure.at("MaximumRetryAttempts")).isEqualTo(0);
    assertThat(failure.at("DestinationConfig", "OnFailure", "Destination", "Fn::GetAtt", 0))
        .isEqualTo(queue.id());
  }

  @Test
  void outputs_say_where_everything_is() {
    assertThat(stack.outputs())
        .containsOnlyKeys(
            "AccessLogStreamName",
            "AccessLogRetentionHours",
            "TransactionRetentionHours",
            "RetentionGuardFunctionName",
            "AccessLogStreamArn",
            "AccessLogCountsTable",
            "ShardPositionsTable",
            "AlertsTable",
            "AlertTopicArn",
            "QuarantineBucket",
            "AccessLogFunctionName",
            "AccessLogSettings",
            "TransactionProjection",
            "TransactionSettings",
            "AccessLogEventSourceId",
            "TransactionEventSourceId",
            "TransactionStreamName",
            "TransactionStreamArn",
            "UserProfilesTable",
            "RulesTable",
            "TransactionFunctionName",
            "OperationsTopicArn",
            "OutboxSweepFunctionName",
            "Projection",
            "Settings")
        .containsEntry("UserProfilesTable", ref("AWS::DynamoDB::GlobalTable", PROFILES))
        .containsEntry("RulesTable", ref("AWS::DynamoDB::GlobalTable", RULES))
        .containsEntry("Projection", "v1")
        .containsEntry("AlertsTable", ref("AWS::DynamoDB::GlobalTable", "Alerting"));
  }

  @Test
  void everything_goes_with_a_development_stack() {
    assertThat(stack.resources())
        .noneMatch(resource -> resource.deletionPolicy().startsWith("Retain"));
    assertThat(stack.resources("AWS::DynamoDB::GlobalTable"))
        .allSatisfy(
            table ->
                assertThat(table.at("Replicas", 0, "DeletionProtectionEnabled")).isEqualTo(false));
  }

  private SynthesisedResource eventSource(String pipeline) {
    return stack.resource("AWS::Lambda::EventSourceMapping", pipeline);
  }

  private SynthesisedResource table(String name) {
    return stack.resource("AWS::DynamoDB::GlobalTable", name);
  }

  private Map<String, Object> environment(String name) {
    return Synthesised.map(
        stack.resource("AWS::Lambda::Function", name).at("Environment", "Variables"));
  }

  private Map<String, Object> ref(String type, String name) {
    return Map.of("Ref", stack.resource(type, name).id());
  }

  private static Object recoverable(SynthesisedResource table) {
    return table.at(
        "Replicas", 0, "PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled");
  }

  private static List<String> keys(SynthesisedResource table) {
    return keys(table.properties());
  }

  private static List<String> keys(Object schema) {
    return ((List<?>) at(schema, "KeySchema"))
        .stream().map(key -> at(key, "AttributeName") + " " + at(key, "KeyType")).toList();
  }
}
