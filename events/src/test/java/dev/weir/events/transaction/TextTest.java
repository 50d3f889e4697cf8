package dev.weir.events.transaction;

import static dev.weir.events.transaction.CaughtProblem.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n", "\u2003"})
  void a_blank_text_is_a_missing_one(String text) {
    assertThat(problemOf(() -> Text.require("id", text, 8))).isEqualTo(Problem.MISSING_FIELD);
  }

  @Test
  void it_may_be_as_long_as_the_bound() {
    assertThatCode(() -> Text.require("id", "x".repeat(8), 8)).doesNotThrowAnyException();
    assertThat(problemOf(() -> Text.require("id", "x".repeat(9), 8))).isEqualTo(Problem.BAD_FIELD);
  }
}
