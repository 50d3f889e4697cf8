package dev.weir.events.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

  private static Instant parse(String text) {
    var bytes = (" " + text + " ").getBytes(StandardCharsets.UTF_8);
    return Rfc3339.parse(bytes, 1, bytes.length - 1);
  }

  @ParameterizedTest
  @CsvSource({
    "1985-04-12T23:20:50.52Z,      1985-04-12T23:20:50.520Z",
    "1996-12-19T16:39:57-08:00,    1996-12-20T00:39:57Z",
    "1937-01-01T12:00:27.87+00:20, 1937-01-01T11:40:27.870Z",
    "1990-12-31T23:59:60Z,         1990-12-31T23:59:59Z",
    "1990-12-31T15:59:60-08:00,    1990-12-31T23:59:59Z",
    "2024-02-29t00:00:00z,         2024-02-29T00:00:00Z",
    "0000-01-01T00:00:00Z,         0000-01-01T00:00:00Z",
    "2026-11-23T05:59:40.123456789-00:00, 2026-11-23T05:59:40.123456789Z"
  })
  void times_of_the_standard_are_read(String text, Instant expected) {
    assertThat(parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-23",
        "2026-11-23T05:59Z",
        "2026-11-23T05:59:40",
        "2026-11-23 05:59:40Z",
        "2026-11-23T05:59:40.Z",
        "2026-11-23T05:59:40,5Z",
        "2026-11-23T05:59:40Z ",
        "2026-11-23T05:59:40.1234567891Z",
        "2026-11-23T05:59:40.0000000000Z",
        "2026-11-23T05:59:40+01",
        "2026-11-23T05:59:40+0100",
        "2026-11-23T05:59:40+24:00",
        "2026-11-23T05:59:40+01:60",
        "2026-11-23T05:59:40 01:00",
        "2026-11-23T24:00:00Z",
        "2026-11-23T05:60:00Z",
        "2026-11-23T05:59:60Z",
        "2026-11-23T23:59:61Z",
        "2026-02-29T00:00:00Z",
        "2026-00-10T00:00:00Z",
        "2026-13-10T00:00:00Z",
        "2026-11-00T00:00:00Z",
        "2026-11-31T00:00:00Z",
        "+2026-11-23T05:59:40Z",
        "12026-11-23T05:59:40Z",
        "٢٠٢٦-11-23T05:59:40Z"
      })
  void whatever_else_is_refused(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(DateTimeException.class);
  }

  @Test
  void each_day_is_the_one_of_the_calendar() {
    var first = LocalDate.of(0, 1, 1);
    var last = LocalDate.of(9999, 12, 31);
    for (var day = first; !day.isAfter(last); day = day.plusDays(5)) {
      assertThat(parse(day + "T00:00:00Z")).isEqualTo(day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }
    for (var leap = first; leap.getYear() < 9_999; leap = leap.plusYears(1)) {
      var day = leap.withMonth(3).withDayOfMonth(1).minusDays(1);
      assertThat(parse(day + "T00:00:00Z")).isEqualTo(day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }
  }
}
