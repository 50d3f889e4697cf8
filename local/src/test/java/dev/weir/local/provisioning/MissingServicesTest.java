package dev.weir.local.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.local.eventsource.AsyncInvocation;
import dev.weir.local.eventsource.ScheduleExpression;
import dev.weir.local.eventsource.ScheduleSettings;
import dev.weir.local.functions.FunctionSettings;
import dev.weir.local.functions.PlatformLog;
import dev.weir.local.iam.AccountPolicies;
import dev.weir.local.iam.PolicyReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MissingServicesTest {

  private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:guard";
  private static final String ROLE = "arn:aws:iam::000000000000:role/guard";
  private static final ScheduleSettings SCHEDULE =
      new ScheduleSettings(
          "arn:aws:events:us-east-1:000000000000:rule/guard",
          ARN + ":live",
          ScheduleExpression.parse("rate(15 minutes)"),
          AsyncInvocation.DEFAULT,
          Optional.empty());

  private final List<String> notes = new ArrayList<>();

  private List<ScheduleSettings> without(String action) throws IOException {
    return missing(action).without(List.of(SCHEDULE), notes::add);
  }

  private static MissingServices missing(String action) throws IOException {
    var document =
        new ObjectMapper()
            .readTree(
                "{'Statement':{'Effect':'Allow','Action':'%s','Resource':'*'}}"
                    .formatted(action)
                    .replace('\'', '"'));
    var statements = new PolicyReader(arn -> arn).read(document);
    var policies = new AccountPolicies(Map.of(ROLE, statements), Map.of());
    return new MissingServices(policies, List.of(function()));
  }

  private static FunctionSettings function() {
    return new FunctionSettings(
        "guard",
        ARN,
        ROLE,
        "java25",
        "Guard",
        256,
        Duration.ofSeconds(60),
        Map.of(),
        Path.of(""),
        PlatformLog.of("JSON", "WARN"),
        OptionalInt.empty(),
        false,
        OptionalInt.empty());
  }

  @Test
  void a_schedule_of_a_function_that_calls_a_missing_service_is_left_out_and_named()
      throws IOException {
    assertThat(without("cloudwatch:GetMetricStatistics")).isEmpty();
    assertThat(notes)
        .singleElement()
        .satisfies(note -> assertThat(note).contains("guard", "cloudwatch"));
  }

  @Test
  void a_function_that_nothing_else_invokes_is_not_hosted() throws IOException {
    var missing = missing("cloudwatch:GetMetricStatistics");
    assertThat(missing.hosted(List.of(SCHEDULE), _ -> false)).isEmpty();
    assertThat(missing.hosted(List.of(SCHEDULE), _ -> true)).hasSize(1);
    assertThat(missing.hosted(List.of(), _ -> false)).hasSize(1);
    assertThat(missing("sns:Publish").hosted(List.of(SCHEDULE), _ -> false)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"dynamodb:PutItem", "kinesis:PutRecord", "logs:PutLogEvents", "kms:Decrypt"})
  void a_function_that_calls_present_services_or_lambda_runs(String action) throws IOException {
    assertThat(without(action)).containsExactly(SCHEDULE);
    assertThat(notes).isEmpty();
  }
}
