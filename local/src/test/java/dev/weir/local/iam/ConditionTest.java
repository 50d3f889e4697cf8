package dev.weir.local.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html.
 */
class ConditionTest {

  @ParameterizedTest
  @CsvSource({
    "StringEquals, a, a, true",
    "StringEquals, a, A, false",
    "StringEquals, a, -, false",
    "StringEqualsIfExists, a, -, true",
    "StringNotEquals, a, b, true",
    "StringNotEquals, a, a, false",
    "StringNotEquals, a, -, true",
    "StringEqualsIgnoreCase, a, A, true",
    "StringLike, a*, abc, true",
    "StringLike, a*, b, false",
    "StringNotLike, a*, b, true",
    "ArnEquals, arn:aws:sns:*:1:t, arn:aws:sns:r:1:t, true",
    "ArnLike, arn:aws:sns:*:1:t, arn:aws:sqs:r:1:t, false",
    "ArnNotEquals, arn:aws:sns:r:1:t, arn:aws:sns:r:1:u, true",
    "Bool, false, FALSE, true",
    "Bool, false, true, false",
    "Bool, false, -, false",
    "Null, true, -, true",
    "Null, true, a, false",
    "Null, false, a, true",
    "ForAnyValue:StringEquals, a+b, b+c, true",
    "ForAnyValue:StringEquals, a+b, c, false",
    "ForAnyValue:StringEquals, a, -, false",
    "ForAllValues:StringEquals, a+b, a+b, true",
    "ForAllValues:StringEquals, a, a+b, false",
    "ForAllValues:StringEquals, a, -, true",
  })
  void a_condition_holds(String operator, String expected, String actual, boolean holds) {
    var condition = Condition.of(operator, "aws:Key", List.of(expected.split("\\+")));
    var context =
        actual.equals("-")
            ? Map.<String, Set<String>>of()
            : Map.of("aws:key", Stream.of(actual.split("\\+")).collect(Collectors.toSet()));
    assertThat(condition.holds(context)).isEqualTo(holds);
  }

  @Test
  void all_conditions_of_a_statement_must_hold() {
    var statement =
        PolicyFixture.statements(
                "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{"
                    + "'StringEquals':{'a':'1','b':'2'}}}")
            .getFirst();
    assertThat(statement.appliesTo(with(Map.of("a", Set.of("1"), "b", Set.of("2"))))).isTrue();
    assertThat(statement.appliesTo(with(Map.of("a", Set.of("1"))))).isFalse();
  }

  private static AccessRequest with(Map<String, Set<String>> context) {
    return new AccessRequest(PolicyFixture.FUNCTION, "s:A", "*", context);
  }
}
