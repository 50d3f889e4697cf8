package dev.weir.accesslog.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class LocalZoneTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void a_time_without_an_offset_is_of_the_configured_zone() {
    assertThat(time("{\"time\":\"2026-07-29T06:00:07\",\"status\":500}"))
        .isEqualTo("2026-07-29T04:00:07Z");
    assertThat(time("{\"time\":\"2026/11/29 06:00:07.123\",\"status\":500}"))
        .isEqualTo("2026-11-29T05:00:07Z");
    assertThat(
            time(
                "192.0.2.1:33317 [29/Nov/2026:06:00:07.655] in static/srv1 10/0/30/69/109 200 1"
                    + " - - ---- 1/1/1/1/0 0/0 \"GET / HTTP/1.1\""))
        .isEqualTo("2026-11-29T05:00:07Z");
  }

  @Test
  void a_time_with_an_offset_keeps_it() {
    assertThat(time("{\"time\":\"2026-07-29T06:00:07Z\",\"status\":500}"))
        .isEqualTo("2026-07-29T06:00:07Z");
  }

  @Test
  void an_hour_that_comes_twice_is_the_first_of_the_two() {
    assertThat(time("{\"time\":\"2026-10-25T02:30:00\",\"status\":500}"))
        .isEqualTo("2026-10-25T00:30:00Z");
  }

  @Test
  void w3c_times_are_utc_in_every_zone() {
    assertThat(time("2026-11-29 06:00:07 10.0.0.1 GET /a - 80 - 192.0.2.1 M - 500 0 0 15"))
        .isEqualTo("2026-11-29T06:00:07Z");
  }

  private static String time(String text) {
    var parser = AccessLogParser.of(new FormatSettings("auto", "", BERLIN));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    var line = new AccessLogLine();
    assertThat(parser.parse(bytes, 0, bytes.length, line)).isEqualTo(LineResult.EVENT);
    return Instant.ofEpochSecond(line.epochSecond()).toString();
  }
}
