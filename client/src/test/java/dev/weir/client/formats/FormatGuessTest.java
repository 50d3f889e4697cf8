package dev.weir.client.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.accesslog.formats.FormatSettings;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatGuessTest {

  private final FormatGuess formats = new FormatGuess(FormatSettings.auto());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "198.51.100.7 - - [31/Feb/2026:06:00:00 +0000] \"GET / HTTP/1.1\" 500 12"
            + " | combined, except for its time",
        "198.51.100.7 - - [29/Nov/2026:06:00:00 +0000] \"GET / HTTP/1.1\" 500 12"
            + " | it is combined, which the stack's setting accessLogFormat excludes",
        "{\"at\":\"2026-11-29T06:00:00Z\",\"code\":500} | json, except for its field names",
        "java.lang.IllegalStateException: no | none"
      })
  void a_rejected_line_has_a_nearest_format(String line, String nearest) {
    var found = formats.nearest(line.getBytes(StandardCharsets.UTF_8));

    assertThat(found.map(Object::toString).orElse("none")).isEqualTo(nearest);
  }
}
