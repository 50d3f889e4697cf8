package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrappedLinesTest {

  /** A stream whose lines begin with a number. */
  private static final LineRecognizer NUMBERED =
      (bytes, from, to) -> to > from && bytes[from] >= '0' && bytes[from] <= '9';

  /** The same, and objects with a member {@code status} are lines themselves. */
  private static final LineRecognizer WITH_STATUS =
      new LineRecognizer() {
        @Override
        public boolean reads(byte[] bytes, int from, int to) {
          return NUMBERED.reads(bytes, from, to);
        }

        @Override
        public boolean isField(byte[] bytes, int from, int to) {
          return new String(bytes, from, to - from, UTF_8).equals("status");
        }

        @Override
        public boolean isLine(byte[] bytes, int from, int to) {
          return new String(bytes, from, to - from, UTF_8).contains("status");
        }
      };

  private static List<Payload> unwrap(String text) {
    return unwrap(text, NUMBERED);
  }

  private static List<Payload> unwrap(String text, LineRecognizer recognizer) {
    byte[] bytes = text.getBytes(UTF_8);
    List<Payload> payloads = new ArrayList<>();
    WrappedLines.unwrap(
        new ByteRange(bytes, 0, bytes.length),
        "",
        recognizer,
        RecordBudget.ofBytes(0),
        payloads::add);
    return payloads;
  }

  private static List<String> texts(String text) {
    return unwrap(text).stream().map(Payload::text).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"log\":\"1 one\\n\",\"stream\":\"stdout\"}",
        "{\"host\":\"a\",\"message\":\"1 one\"}",
        "{\"MESSAGE\":\"1 one\",\"SYSLOG_IDENTIFIER\":\"nginx\"}",
        "{\"message\":\"request completed\",\"log\":\"1 one\"}",
        "{\"log\":\"request completed\",\"message\":\"1 one\\r\\n\"}",
        "{\"log\":\"request \\u0063ompleted\",\"message\":\"\\u0031 one\"}",
      })
  void a_text_that_reads_as_a_line_is_taken_out(String json) {
    assertThat(texts(json)).hasSize(1).first().asString().matches("1 one\r?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":200,\"message\":\"1 of a client\"}",
        "{\"message\":\"1 of a client\",\"status\":200}",
        "{\"message\":\"1 of a client\",\"\\u0073tatus\":200,\"a\":\"status\"}",
      })
  void a_text_within_a_line_is_a_field_of_it(String json) {
    assertThat(unwrap(json, WITH_STATUS).stream().map(Payload::text)).containsExactly(json);
    assertThat(unwrap("{\"log\":\"1 status\",\"a\":1}", WITH_STATUS).stream().map(Payload::text))
        .containsExactly("1 status");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":500,\"message\":\"request completed\"}",
        "{\"status\":500,\"message\":\"\"}",
        "{\"status\":500,\"message\":\"\\n\"}",
        "{\"status\":500,\"message\":\"1 one\\nand more\"}",
        "{\"status\":500,\"msg\":\"1 one\"}",
        "{\"status\":500,\"message\":[\"1 one\"]}",
      })
  void json_with_any_other_text_stays_whole(String json) {
    assertThat(texts(json)).containsExactly(json);
  }

  @Test
  void the_last_of_two_members_with_one_name_holds() {
    assertThat(texts("{\"log\":\"1 one\",\"log\":\"2 two\"}")).containsExactly("2 two");
  }

  @Test
  void several_lines_in_one_text_are_taken_out_together() {
    assertThat(texts("{\"log\":\"1 one\\n2 two\\n\"}")).containsExactly("1 one\n2 two");
  }

  @Test
  void a_rejected_wrapped_line_is_all_of_its_json() {
    String json = "{\"pod\":\"a\",\"log\":\"1 \\\"one\\\"\\n\"}";
    List<Payload> payloads = unwrap("0 plain\n" + json + "\n3 plain\n");

    assertThat(payloads)
        .extracting(Payload::text)
        .containsExactly("0 plain\n", "1 \"one\"", "3 plain\n");
    Payload wrapped = payloads.get(1);
    assertThat(new String(wrapped.rejectedBytes(wrapped.from(), wrapped.to()), UTF_8))
        .isEqualTo(json);
    Payload plain = payloads.get(0);
    assertThat(new String(plain.rejectedBytes(plain.from(), plain.from() + 7), UTF_8))
        .isEqualTo("0 plain");
  }

  @Test
  void texts_with_escapes_that_are_not_lines_leave_no_trace_in_those_that_are() {
    String packed =
        """
        {"log":"1 \\"one\\""}
        {"log":"no \\"line\\"","message":"nor \\"this\\""}
        {"log":"no \\"line\\"","message":"2 \\"two\\""}
        {"log":"3 \\"three\\""}\
        """;

    assertThat(texts(packed))
        .containsExactly(
            "1 \"one\"",
            "{\"log\":\"no \\\"line\\\"\",\"message\":\"nor \\\"this\\\"\"}\n",
            "2 \"two\"",
            "3 \"three\"");
  }
}
