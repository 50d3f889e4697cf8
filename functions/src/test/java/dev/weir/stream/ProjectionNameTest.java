package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectionNameTest {

  @Test
  void blanks_around_a_name_do_not_count() {
    assertThat(ProjectionName.of(" v2 ")).isEqualTo("v2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a#b", "#", "v\u001b2", "v2\u0000"})
  void a_name_that_is_no_part_of_a_key_is_refused_with_the_form(String text) {
    assertThatThrownBy(() -> ProjectionName.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("give 1 to 128 bytes without # and control characters");
  }

  @Test
  void a_name_may_have_128_bytes() {
    assertThat(ProjectionName.of("ä".repeat(64))).hasSize(64);
    assertThatThrownBy(() -> ProjectionName.of("ä".repeat(65)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"archive", " archive", "rebuild"})
  void a_name_that_other_keys_begin_with_is_taken(String text) {
    assertThatThrownBy(() -> ProjectionName.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is taken");
  }
}
