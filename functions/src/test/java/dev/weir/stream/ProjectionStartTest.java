package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectionStartTest {

  @Test
  void it_is_read_back_as_it_was_written() {
    var start = new ProjectionStart("v1", Instant.parse("2026-11-30T10:15:00Z"));

    assertThat(start).hasToString("v1#2026-11-30T10:15:00Z");
    assertThat(ProjectionStart.parse(start.toString())).isEqualTo(start);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v1", "#2026-11-30T10:15:00Z", "v1#", "v1#today", "v1#2026-11-30"})
  void anything_else_is_refused(String text) {
    assertThatThrownBy(() -> ProjectionStart.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
