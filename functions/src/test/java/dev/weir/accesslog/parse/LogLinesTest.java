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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"time\":\"2026-11-29T06:00:07Z\",\"status\":500,\"message\":\"any\"}",
        "{\"@timestamp\":\"2026-11-29T06:00:07Z\",\"http\":{\"response\":{\"status_code\":500}}}",
        "{\"time\":\"2026-11-29T06:00:07Z\",\"status\":500,\"status\":200,\"message\":\"any\"}",
      })
  void an_object_with_time_and_status_is_a_line_itself(String object) {
    assertThat(isLine(object)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"time\":\"2026-11-29T06:00:07Z\",\"stream\":\"stdout\",\"log\":\"any\"}",
        "{\"timestamp\":\"2026-11-29T06:00:07Z\",\"status\":\"info\",\"message\":\"any\"}",
      })
  void an_object_without_time_or_status_is_not(String object) {
    assertThat(isLine(object)).isFalse();
  }

  @Test
  void members_that_can_have_a_status_are_known_by_their_names() {
    for (String name :
        new String[] {"status", "sc-status", "http", "httpRequest", "log_processed"}) {
      assertThat(isField(lines, name)).as(name).isTrue();
    }
    assertThat(isField(lines, "kubernetes")).isFalse();
    var mapped = LogLines.recognizer(new FormatSettings("auto", "status=res.code"));
    assertThat(isField(mapped, "res")).isTrue();
    assertThat(isField(mapped, "status")).isFalse();
  }

  private boolean isLine(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return lines.isLine(bytes, 0, bytes.length);
  }

  private static boolean isField(LineRecognizer of, String name) {
    byte[] bytes = name.getBytes(UTF_8);
    return of.isField(bytes, 0, bytes.length);
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
