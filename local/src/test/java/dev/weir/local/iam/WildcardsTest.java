package dev.weir.local.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.property.Draw;
import dev.weir.property.Property;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardsTest {

  @Test
  void a_pattern_matches_what_the_regular_expression_of_the_same_meaning_matches() {
    Property.holds(
        draw -> {
          var pattern = text(draw, "ab*?:");
          var text = text(draw, "ab:");
          assertThat(Wildcards.matches(pattern, text))
              .as("%s matches %s", pattern, text)
              .isEqualTo(Pattern.matches(expression(pattern), text));
        });
  }

  private static String text(Draw draw, String alphabet) {
    return IntStream.range(0, draw.integer(0, 12))
        .mapToObj(_ -> String.valueOf(alphabet.charAt(draw.integer(0, alphabet.length() - 1))))
        .collect(Collectors.joining());
  }

  private static String expression(String pattern) {
    return pattern
        .chars()
        .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote("" + (char) c))
        .collect(Collectors.joining());
  }

  @Test
  void a_long_pattern_of_many_wildcards_is_decided_at_once() {
    assertThat(Wildcards.matches("*a".repeat(200) + "b", "a".repeat(20_000))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "*, arn:aws:sqs:eu-west-1:1:q, true",
    "arn:aws:sqs:*:1:q, arn:aws:sqs:eu-west-1:1:q, true",
    "arn:aws:sqs:eu-west-1:1:q*, arn:aws:sqs:eu-west-1:1:q:deeper, true",
    "arn:aws:sqs:*, arn:aws:sqs:eu-west-1:1:q, false",
    "arn:*:q, arn:aws:sqs:eu-west-1:1:q, false",
    "arn:aws:dynamodb:r:1:table/a, arn:aws:dynamodb:r:1:table/ab, false",
    "arn:aws:dynamodb:r:1:table/a/*, arn:aws:dynamodb:r:1:table/a/index/i, true",
    "arn:aws:s3:::bucket/x/*, arn:aws:s3:::bucket/x/y/z, true",
    "arn:aws:s3:::bucket, arn:aws:s3:::Bucket, false",
  })
  void a_wildcard_stays_within_its_part_of_the_arn(String pattern, String arn, boolean matches) {
    assertThat(Wildcards.matchesArn(pattern, arn)).isEqualTo(matches);
  }

  @Test
  void the_case_of_an_action_does_not_matter() {
    assertThat(Wildcards.matchesAction("SQS:send*", "sqs:SendMessage")).isTrue();
    assertThat(Wildcards.matchesAction("sqs:Send", "sqs:SendMessage")).isFalse();
  }
}
