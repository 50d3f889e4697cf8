package dev.weir.accesslog.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.accesslog.formats.FormatSettings;
import dev.weir.stream.LineRecognizer;
import dev.weir.stream.RecordBudget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLinesTest {

  private final LineRecognizer lines = LogLines.recognizer(FormatSettings.auto());

  private boolean reads(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return lines.reads(bytes, 0, bytes.length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.1 - - [29/Nov/2026:06:00:07 +0000] \"GET / HTTP/1.1\" 500 10 \"-\" \"M\"",
        "{\"time\":\"2026-11-29T06:00:07Z\",\"status\":500}",
        "#Fields: date time sc-status",
      })
  void lines_and_headers_are_recognized(String text) {
    assertThat(reads(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"request completed", "", " ", "500", "{\"level\":\"info\"}", "# comment"})
  void other_text_is_not(String text) {
    assertThat(reads(text)).isFalse();
  }

  @Test
  void a_line_that_its_header_explains_is_recognized_until_the_next_record() {
    String line = "2026-11-29 06:00:07 500";
    lines.startRecord(RecordBudget.ofBytes(0));

    assertThat(reads(line)).isFalse();
    assertThat(reads("#Fields: date time sc-status")).isTrue();
    assertThat(reads(line)).isTrue();
    lines.startRecord(RecordBudget.ofBytes(0));
    assertThat(reads(line)).isFalse();
  }

  @Test
  void json_that_the_operator_named_as_the_format_wraps_nothing() {
    var json = new FormatSettings("json", "time=time,status=status");

    assertThat(LogLines.recognizer(json)).isSameAs(LineRecognizer.NONE);
  }
}
