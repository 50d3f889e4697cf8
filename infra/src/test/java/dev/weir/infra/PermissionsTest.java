package dev.weir.infra;

import static dev.weir.infra.Synthesised.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("synthesis")
class PermissionsTest {
  private static final List<String> ROLES =
      List.of("AccessLogsFunctionRole", "TransactionsFunctionRole", "AlertingSweepRole");
  private static final Pattern REFERENCE =
      Pattern.compile("(?:Fn::GetAtt=\\[|Ref=)([A-Za-z]+?)(?:[0-9A-F]{8})[,}\\]]");

  @Test
  void the_access_log_function_may_do_what_it_does_and_nothing_else() {
    assertThat(allowed(Synthesised.byDefault(), "AccessLogsFunctionRole"))
        .containsExactly(
            "dynamodb:BatchGetItem AccessLogsCounts",
            "dynamodb:GetItem AccessLogsCounts",
            "dynamodb:GetItem AlertingTable",
            "dynamodb:GetItem PositionsTable",
            "dynamodb:PutItem AccessLogsCounts",
            "dynamodb:PutItem AlertingTable",
            "dynamodb:PutItem PositionsTable",
            "dynamodb:Query AccessLogsCounts",
            "dynamodb:UpdateItem AccessLogsCounts",
            "dynamodb:UpdateItem AlertingTable",
            "dynamodb:UpdateItem PositionsTable",
            "kinesis:DescribeStream AccessLogsIngestStream",
            "kinesis:DescribeStreamConsumer AccessLogsIngestFanOut",
            "kinesis:DescribeStreamSummary AccessLogsIngestStream",
            "kinesis:GetRecords AccessLogsIngestStream",
            "kinesis:GetShardIterator AccessLogsIngestStream",
            "kinesis:ListShards AccessLogsIngestStream",
            "kinesis:SubscribeToShard AccessLogsIngestFanOut",
            "kinesis:SubscribeToShard AccessLogsIngestStream",
            "logs:CreateLogStream AccessLogsFunctionLogs",
            "logs:PutLogEvents AccessLogsFunctionLogs",
            "s3:PutObject QuarantineBucket/access-logs/*",
            "sns:Publish AlertingTopic");
  }

  @Test
  void the_transaction_function_may_do_what_it_does_and_nothing_else() {
    assertThat(allowed(Synthesised.byDefault(), "TransactionsFunctionRole"))
        .containsExactly(
            "dynamodb:BatchGetItem TransactionsProfiles",
            "dynamodb:PutItem AlertingTable",
            "dynamodb:PutItem TransactionsProfiles",
            "dynamodb:Query TransactionsRules",
            "dynamodb:UpdateItem AlertingTable",
            "dynamodb:UpdateItem PositionsTable",
            "kinesis:DescribeStream TransactionsIngestStream",
            "kinesis:DescribeStreamConsumer TransactionsIngestFanOut",
            "kinesis:DescribeStreamSummary TransactionsIngestStream",
            "kinesis:GetRecords TransactionsIngestStream",
            "kinesis:GetShardIterator TransactionsIngestStream",
            "kinesis:ListShards TransactionsIngestStream",
            "kinesis:SubscribeToShard TransactionsIngestFanOut",
            "kinesis:SubscribeToShard TransactionsIngestStream",
            "logs:CreateLogStream TransactionsFunctionLogs",
            "logs:PutLogEvents TransactionsFunctionLogs",
            "s3:PutObject QuarantineBucket/transactions/*",
            "sns:Publish AlertingTopic");
  }

  @Test
  void no_pipeline_reaches_resources_of_another() {
    assertThat(allowed(Synthesised.byDefault(), "TransactionsFunctionRole"))
        .noneMatch(permission -> permission.contains("AccessLogs"))
        .noneMatch(permission -> permission.contains("access-logs"));
    assertThat(allowed(Synthesised.byDefault(), "AccessLogsFunctionRole"))
        .noneMatch(permission -> permission.contains("Transactions"))
        .noneMatch(permission -> permission.contains("transactions"));
  }

  @Test
  void no_function_writes_rules_or_deletes_anything() {
    for (String role : ROLES) {
      assertThat(allowed(Synthesised.byDefault(), role))
          .noneMatch(permission -> permission.matches("dynamodb:(?!Query).* TransactionsRules"))
          .noneMatch(permission -> permission.contains("Delete"));
    }
  }

  @Test
  void the_sweep_may_do_what_it_does_and_nothing_else() {
    assertThat(allowed(Synthesised.byDefault(), "AlertingSweepRole"))
        .containsExactly(
            "dynamodb:GetItem AlertingTable",
            "dynamodb:PutItem AlertingTable",
            "dynamodb:Query AccessLogsCounts",
            "dynamodb:Query AlertingTable/index/byDay",
            "dynamodb:Query AlertingTable/index/pending",
            "dynamodb:UpdateItem AlertingTable",
            "logs:CreateLogStream AlertingSweepLogs",
            "logs:PutLogEvents AlertingSweepLogs",
            "sns:Publish AlertingTopic",
            "sqs:SendMessage AlertingSweepFailures");
  }

  @Test
  void the_guard_of_retention_may_do_what_it_does_and_nothing_else() {
    assertThat(allowed(Synthesised.byDefault(), "RetentionGuardFunctionRole"))
        .containsExactly(
            // It knows no resources.
            "cloudwatch:GetMetricStatistics *",
            "kinesis:DecreaseStreamRetentionPeriod AccessLogsIngestStream",
            "kinesis:DecreaseStreamRetentionPeriod TransactionsIngestStream",
            "kinesis:DescribeStreamSummary AccessLogsIngestStream",
            "kinesis:DescribeStreamSummary TransactionsIngestStream",
            "kinesis:IncreaseStreamRetentionPeriod AccessLogsIngestStream",
            "kinesis:IncreaseStreamRetentionPeriod TransactionsIngestStream",
            "logs:CreateLogStream RetentionGuardFunctionLogs",
            "logs:PutLogEvents RetentionGuardFunctionLogs",
            "sqs:SendMessage RetentionGuardSweepFailures");
  }

  @Test
  void no_action_is_a_wildcard_and_no_resource_is_everything() {
    for (String role : ROLES) {
      assertThat(allowed(Synthesised.with(Map.of("encryptionKey", "customer-managed")), role))
          .noneMatch(permission -> permission.contains(":*") || permission.endsWith(" *"))
          .contains("kms:Decrypt Key", "kms:GenerateDataKey Key");
    }
  }

  @Test
  void tracing_alone_is_allowed_on_everything() {
    assertThat(allowed(Synthesised.with(Map.of("tracing", true)), "AlertingSweepRole"))
        .filteredOn(permission -> permission.endsWith(" *"))
        .containsExactly("xray:PutTelemetryRecords *", "xray:PutTraceSegments *");
  }

  @Test
  void without_fan_out_there_is_no_consumer_to_subscribe_to() {
    for (String role : ROLES) {
      assertThat(allowed(Synthesised.with(Map.of("enhancedFanOut", false)), role))
          .noneMatch(permission -> permission.contains("FanOut"));
    }
  }

  @Test
  void nobody_has_a_managed_policy() {
    assertThat(Synthesised.byDefault().resources("AWS::IAM::Role"))
        .hasSize(ROLES.size() + 1)
        .allSatisfy(role -> assertThat(role.properties()).doesNotContainKey("ManagedPolicyArns"));
  }

  /**
   * Returns each action with each resource that it is allowed on, as {@code service:Action
   * LogicalId}.
   */
  private static SortedSet<String> allowed(Synthesised stack, String roleName) {
    var role = stack.resource("AWS::IAM::Role", roleName);
    var inline =
        ((List<?>) role.at("Policies")).stream().map(policy -> at(policy, "PolicyDocument"));
    var attached =
        stack.resources("AWS::IAM::Policy").stream()
            .filter(policy -> policy.at("Roles").toString().contains(role.id()))
            .map(policy -> policy.at("PolicyDocument"));
    var permissions = new TreeSet<String>();
    Stream.concat(inline, attached)
        .flatMap(document -> ((List<?>) at(document, "Statement")).stream())
        .forEach(statement -> addTo(permissions, statement));
    return permissions;
  }

  private static void addTo(SortedSet<String> permissions, Object statement) {
    assertThat(at(statement, "Effect")).isEqualTo("Allow");
    for (Object action : list(at(statement, "Action"))) {
      for (Object resource : list(at(statement, "Resource"))) {
        permissions.add(action + " " + name(resource));
      }
    }
  }

  private static List<?> list(Object oneOrMore) {
    return oneOrMore instanceof List<?> list ? list : List.of(oneOrMore);
  }

  private static String name(Object resource) {
    if (resource instanceof String text) {
      return text;
    }
    var reference = REFERENCE.matcher(resource.toString());
    assertThat(reference.find()).as(resource.toString()).isTrue();
    return reference.group(1) + Objects.requireNonNullElse(suffix(resource), "");
  }

  private static String suffix(Object resource) {
    Object join = at(resource, "Fn::Join");
    return join == null ? null : (String) at(join, 1, 1);
  }
}
