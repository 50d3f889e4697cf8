package dev.weir.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

  private static SettingsReader of(String key, String value) {
    return new SettingsReader(Map.of(key, value));
  }

  @Test
  void an_absent_or_blank_setting_has_its_default() {
    var reading = of("blank", "  ");
    assertThat(reading.text("blank", "a")).isEqualTo("a");
    assertThat(reading.text("absent", "a")).isEqualTo("a");
    assertThat(reading.integer("absent", 7, 1, 9)).isEqualTo(7);
    assertThat(reading.duration("absent", "PT5M")).isEqualTo(Duration.ofMinutes(5));
    assertThat(reading.flag("absent", true)).isTrue();
    assertThat(reading.optional("blank")).isEmpty();
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void blanks_around_a_value_are_not_part_of_it() {
    assertThat(of("n", " 3 ").integer("n", 1, 1, 9)).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"0", "10", "many", "1.5", "99999999999", "+3", "0x3"})
  void a_number_outside_its_bounds_is_refused_with_value_and_remedy(String value) {
    var reading = of("n", value);
    assertThat(reading.integer("n", 5, 1, 9)).isEqualTo(5);
    assertThat(reading.problems())
        .containsExactly(new SettingProblem("n", value, "give a whole number from 1 to 9"));
  }

  @Test
  void both_bounds_of_a_number_are_allowed() {
    assertThat(of("n", "1").integer("n", 5, 1, 9)).isEqualTo(1);
    assertThat(of("n", "9").integer("n", 5, 1, 9)).isEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource({"5 minutes", "PT-1S", "P3651D", "P999999999D", "P1M"})
  void a_duration_that_no_setting_can_have_is_refused(String value) {
    var reading = of("d", value);
    assertThat(reading.duration("d", "PT1H")).isEqualTo(Duration.ofHours(1));
    assertThat(reading.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.remedy()).contains("PT5M is five minutes"));
  }

  @Test
  void a_duration_within_bounds_of_its_own_is_accepted_at_both_ends() {
    var min = Duration.ofSeconds(1);
    var max = Duration.ofMinutes(5);
    assertThat(of("d", "PT1S").duration("d", "PT10S", min, max)).isEqualTo(min);
    assertThat(of("d", "PT5M").duration("d", "PT10S", min, max)).isEqualTo(max);
    var tooLong = of("d", "PT301S");
    assertThat(tooLong.duration("d", "PT10S", min, max)).isEqualTo(Duration.ofSeconds(10));
    assertThat(tooLong.problems()).hasSize(1);
  }

  @Test
  void all_problems_are_reported_together_and_each_once() {
    var reading = new SettingsReader(Map.of("a", "x", "b", "y", "c", "z"));
    reading.integer("a", 1, 1, 2);
    reading.flag("b", false);
    reading.choice("c", "one", "one", "other");
    reading.integer("a", 1, 1, 2);
    assertThat(reading.problems())
        .map(SettingProblem::toString)
        .containsExactly(
            "a = x: give a whole number from 1 to 2",
            "b = y: give true or false",
            "c = z: give one or other");
    assertThatThrownBy(reading::failOnProblems)
        .isInstanceOfSatisfying(
            InvalidSettingsException.class, e -> assertThat(e.problems()).hasSize(3))
        .hasMessageContainingAll("a = x", "b = y", "c = z");
  }

  @Test
  void a_required_number_is_missed_and_has_no_default() {
    var reading = new SettingsReader(Map.of("blank", " ", "text", "x", "low", "-1", "good", "0.5"));
    for (var key : List.of("absent", "blank", "text", "low")) {
      assertThat(reading.requiredDecimal(key, n -> n.signum() > 0, "give 1")).isEmpty();
    }
    assertThat(reading.requiredDecimal("good", n -> n.signum() > 0, "give 1"))
        .hasValueSatisfying(number -> assertThat(number).isEqualByComparingTo("0.5"));
    assertThat(reading.problems())
        .map(SettingProblem::toString)
        .containsExactly("absent: give 1", "blank: give 1", "text = x: give 1", "low = -1: give 1");
  }

  @Test
  void problems_are_listed_up_to_a_hundred_each_on_one_line() {
    var problems =
        IntStream.range(0, 1_102)
            .mapToObj(i -> new SettingProblem("k" + i, "a\nb", "fix"))
            .toList();
    assertThat(SettingProblem.lines(problems).lines())
        .hasSize(102)
        .contains("  k0 = a?b: fix", "  k99 = a?b: fix")
        .last()
        .isEqualTo("  and 1,002 more");
    assertThat(SettingProblem.lines(problems.subList(0, 100)).lines())
        .last()
        .isEqualTo("  k99 = a?b: fix");
  }

  @Test
  void what_a_parser_says_is_the_remedy() {
    var reading = of("rules", "{");
    var value =
        reading.value(
            "rules",
            "{}",
            text -> {
              if (!text.equals("{}")) {
                throw new IllegalArgumentException("give a JSON object");
              }
              return List.of();
            },
            List.of("default"));
    assertThat(value).isEqualTo(List.of("default"));
    assertThat(reading.problems())
        .containsExactly(new SettingProblem("rules", "{", "give a JSON object"));
  }

  @Test
  void a_key_that_nothing_asked_for_is_refused_with_those_that_are_known() {
    var reading = new SettingsReader(Map.of("shard", "1", "shards", "2"));
    reading.integer("shards", 1, 1, 9);
    reading.refuseUnknown(List.of("shard", "shards"));
    assertThat(reading.problems())
        .containsExactly(new SettingProblem("shard", "1", "unknown setting; known are shards"));
  }

  @Test
  void a_name_ends_at_128_bytes_and_has_no_separator() {
    assertThat(of("n", "ä".repeat(64)).name("n", "v1")).hasSize(64);
    var tooLong = of("n", "ä".repeat(64) + "x");
    assertThat(tooLong.name("n", "v1")).isEqualTo("v1");
    var separated = of("n", "a#b");
    assertThat(separated.name("n", "v1")).isEqualTo("v1");
    assertThat(tooLong.problems()).hasSize(1);
    assertThat(separated.problems()).hasSize(1);
  }
}
