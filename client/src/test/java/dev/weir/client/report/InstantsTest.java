package dev.weir.client.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class InstantsTest {

  private final Instants instants =
      new Instants(InstantSource.fixed(Instant.parse("2026-11-23T06:00:00Z")));

  @ParameterizedTest
  @CsvSource({
    "2015-05-17T10:05:00Z, 2015-05-17T10:05:00Z",
    "2015-05-17T10:05Z,    2015-05-17T10:05:00Z",
    "2015-05-17,           2015-05-17T00:00:00Z",
    "now,                  2026-11-23T06:00:00Z",
    "90s,                  2026-11-23T05:58:30Z",
    "15m,                  2026-11-23T05:45:00Z",
    "2h,                   2026-11-23T04:00:00Z",
    "3d,                   2026-11-20T06:00:00Z"
  })
  void times_are_read_as_people_write_them(String text, Instant instant) {
    assertThat(instants.convert(text)).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "yesterday", "2015-13-01", "2015-05-17T10", "-5m", "5 m", "999999999999d"})
  void anything_else_is_refused_with_examples(String text) {
    assertThatThrownBy(() -> instants.convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("2015-05-17");
  }
}
