package dev.weir.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StackCheckTest {

  static List<SeededMistake> mistakes() {
    return SeededMistake.all();
  }

  @Test
  void a_deployment_as_the_docs_say_has_no_finding() {
    assertThat(ModelAccount.main().check()).isEmpty();
    assertThat(ModelAccount.regional().check()).isEmpty();
  }

  @Test
  void a_polled_stack_of_one_pipeline_without_an_archive_has_none_either() {
    var account = ModelAccount.main();
    account
        .outputs
        .keySet()
        .removeIf(key -> key.contains("Archive") || key.startsWith("Transaction"));
    account.pushed.clear();
    account.sources.computeIfPresent(
        "uuid-AccessLog",
        (_, s) ->
            new AccountParts.DeployedEventSource(
                s.state(),
                account.outputs.get("AccessLogStreamArn"),
                s.functionArn(),
                "AT_TIMESTAMP",
                s.parallelization(),
                s.bisects(),
                s.retries(),
                s.maxAgeSeconds(),
                s.tumblingSeconds(),
                s.responseTypes(),
                s.filters(),
                s.lastResult()));
    assertThat(account.check()).isEmpty();
  }

  @Test
  void a_schedule_has_half_an_hour_after_a_deployment() {
    var account = ModelAccount.main();
    account.invocations.clear();
    account.functions.replaceAll(
        (_, f) ->
            new AccountParts.Function(
                f.state(),
                f.logLevel(),
                f.snapshot(),
                OptionalInt.of(5),
                f.invokers(),
                ModelAccount.NOW.minusSeconds(600)));
    assertThat(account.check()).isEmpty();
  }

  @Test
  void a_retention_that_the_guard_has_raised_is_not_a_mistake() {
    var account = ModelAccount.main();
    account.streams.put(
        "AccessLog",
        new AccountParts.DeployedStream(
            "ACTIVE", 168, 2, account.consumers("AccessLog", "ACTIVE")));
    assertThat(account.check()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void a_seeded_mistake_is_named_and_nothing_else(SeededMistake mistake) {
    var account = mistake.stack().get();
    mistake.seed().accept(account);

    var named = account.check().stream().filter(finding -> names(finding, mistake)).toList();
    var others = account.check().stream().filter(finding -> !names(finding, mistake)).toList();
    assertThat(named).isNotEmpty();
    assertThat(named).allSatisfy(finding -> assertThat(finding.remedy()).isNotBlank());
    assertThat(others).filteredOn(finding -> !follows(finding, mistake)).isEmpty();
  }

  private static boolean names(CheckFinding finding, SeededMistake mistake) {
    return finding.subject().contains(mistake.subject())
        && finding.problem().contains(mistake.words());
  }

  /** A table that is deleted takes its event source along; that is not there then, either. */
  private static boolean follows(CheckFinding finding, SeededMistake mistake) {
    return mistake.name().equals("table deleted")
        && finding.subject().equals("Event source of Risk");
  }

  @Test
  void mistakes_that_come_together_are_all_named() {
    for (Supplier<ModelAccount> stack :
        List.<Supplier<ModelAccount>>of(ModelAccount::main, ModelAccount::regional)) {
      var account = stack.get();
      var regional = account.outputs.containsKey("Region");
      var together =
          SeededMistake.all().stream()
              .filter(mistake -> mistake.stack().get().outputs.containsKey("Region") == regional)
              .filter(mistake -> TOGETHER.contains(mistake.name()))
              .toList();
      together.forEach(mistake -> mistake.seed().accept(account));

      assertThat(together)
          .hasSizeGreaterThan(3)
          .allSatisfy(
              mistake -> assertThat(account.check()).anyMatch(finding -> names(finding, mistake)));
      assertThat(account.check()).hasSameSizeAs(together);
    }
  }

  /** Some that do not spoil the same part. */
  private static final Set<String> TOGETHER =
      Set.of(
          "event source disabled",
          "metrics dropped",
          "rule may not invoke",
          "guard not run",
          "consumer creating",
          "topic closed to alarms",
          "nobody gets alerts",
          "alarm deleted",
          "alarm without data",
          "new account",
          "shards used up",
          "replica without a stream",
          "replica being made",
          "stream of a table made again",
          "no pulses",
          "queue closed to the topic",
          "alarm of the Region deleted");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lambda:GetEventSourceMapping",
        "lambda:GetFunctionConfiguration",
        "cloudwatch:GetMetricStatistics",
        "kinesis:DescribeStreamSummary",
        "sns:GetTopicAttributes",
        "sqs:GetQueueAttributes",
        "dynamodb:DescribeTable",
        "cloudwatch:DescribeAlarms",
        "lambda:GetAccountSettings",
        "kinesis:DescribeLimits"
      })
  void what_aws_does_not_answer_is_named_and_the_rest_is_checked(String call) {
    var account = ModelAccount.regional();
    account.refused.add(call);
    account.alarms.remove("weir-prod-market-no-beat-us-east-1");
    account.queues.computeIfPresent(
        "https://queue", (_, q) -> new AccountParts.SqsQueue(q.arn(), ""));

    assertThat(account.check())
        .anySatisfy(
            finding ->
                assertThat(finding.problem())
                    .contains("could not be checked", call, "AccessDenied"))
        .anySatisfy(
            finding -> assertThat(finding.problem()).containsAnyOf("is not there", "does not let"));
  }
}
