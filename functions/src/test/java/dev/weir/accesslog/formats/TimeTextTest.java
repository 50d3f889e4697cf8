package dev.weir.accesslog.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.property.Property;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TimeTextTest {

  private static final long LAST_SECOND = 253_402_300_799L;
  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss xx", Locale.ENGLISH);

  @Test
  void times_of_apache_are_read_as_java_writes_them() {
    Property.holds(
        draw -> {
          var second = draw.integer(86_400, LAST_SECOND - 86_400);
          var offsetMinutes = draw.integer(-1080, 1080);
          OffsetDateTime time = at(second, offsetMinutes);

          assertThat(clf(CLF.format(time))).isEqualTo(second);
        });
  }

  @Test
  void times_of_rfc_3339_are_read_as_java_writes_them() {
    Property.holds(
        draw -> {
          var second = draw.integer(86_400, LAST_SECOND - 86_400);
          var nanos = draw.integer(0, 999_999_999);
          var offsetMinutes = draw.integer(-1080, 1080);
          OffsetDateTime time = at(second, offsetMinutes).withNano(nanos);

          assertThat(any(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nXXX").format(time)))
              .isEqualTo(second);
          assertThat(any(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssxx").format(time)))
              .isEqualTo(second);
        });
  }

  @Test
  void only_days_of_the_calendar_are_days() {
    Property.holds(
        draw -> {
          var year = draw.integer(0, 9999);
          var month = draw.integer(0, 13);
          var day = draw.integer(0, 32);
          assertThat(CivilTime.epochDay(year, month, day)).isEqualTo(expectedDay(year, month, day));
        });
  }

  private static long expectedDay(int year, int month, int day) {
    try {
      long days = LocalDate.of(year, month, day).toEpochDay();
      return days < 0 ? TimeText.UNREADABLE : days;
    } catch (DateTimeException noSuchDay) {
      return TimeText.UNREADABLE;
    }
  }

  @Test
  void the_size_of_a_number_determines_its_unit() {
    long second = Instant.parse("2025-10-10T13:55:36Z").getEpochSecond();

    assertThat(any("1760104536")).isEqualTo(second);
    assertThat(any("1760104536.5241024")).isEqualTo(second);
    assertThat(any("1760104536524")).isEqualTo(second);
    assertThat(any("1760104536524.25")).isEqualTo(second);
    assertThat(any("1760104536524102")).isEqualTo(second);
    assertThat(any("1760104536524102400")).isEqualTo(second);
    assertThat(any("100000000")).isEqualTo(100_000_000L);
  }

  @Test
  void the_same_time_is_read_in_every_notation() {
    long second = Instant.parse("2025-10-10T13:55:36Z").getEpochSecond();

    for (String text :
        new String[] {
          "10/Oct/2025:15:55:36 +0200",
          "[10/Oct/2025:13:55:36 +0000]",
          "10/Oct/2025:13:55:36.123 +0000",
          "10/Oct/2025:13:55:36",
          "2025-10-10 13:55:36 +0000",
          "2025-10-10 08:55:36.123 -05:00",
          "2025-10-10 13:55:36 UTC",
          "2025-10-10 13:55:36 Z"
        }) {
      assertThat(any(text)).as(text).isEqualTo(second);
    }
  }

  @Test
  void text_that_is_not_a_time_is_unreadable() {
    for (String text :
        new String[] {
          "",
          "-",
          "-1",
          "0",
          "99999999",
          "[10/Oct/2025:13:55:36 +0000",
          "10/Oct/2025-13:55:36",
          "10/Oct/2025:13:55:36 +9900",
          "2025-10-10T13:55:36 GMT+1",
          ".5",
          "1760104536.",
          "1760104536.5.1",
          "17601045365241024000000",
          "9999999999999999999",
          "2025-10-10T13:55:36+2",
          "2025-10-10T13:55:36.",
          "2025-10-10T13:55:36.Z",
          "2025-10-10T24:00:00Z",
          "2025-10-10T13:55:61Z",
          "2025-10-10T13:55:36+19:00",
          "2025-10-10T13:55:36+02:60",
          "2025/10/10T13:55:36Z",
          "10/Oct/2025:13:55:36 0000",
          "1O/Oct/2025:13:55:36 +0000",
          "10/Okt/2025:13:55:36 +0000"
        }) {
      assertThat(any(text)).as(text).isEqualTo(TimeText.UNREADABLE);
    }
  }

  private static OffsetDateTime at(long second, int offsetMinutes) {
    return Instant.ofEpochSecond(second).atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60));
  }

  private static long clf(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return TimeText.clf(bytes, 0, bytes.length);
  }

  private static long any(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return TimeText.any(bytes, 0, bytes.length, LocalZone.UTC);
  }
}
