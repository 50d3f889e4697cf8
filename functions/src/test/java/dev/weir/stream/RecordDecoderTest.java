package dev.weir.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.envelope.CloudWatchLogs;
import dev.weir.events.envelope.Gzip;
import dev.weir.events.envelope.WrappedLine;
import dev.weir.quarantine.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordDecoderTest {

  private static final Instant AT = Instant.parse("2025-10-10T13:55:36Z");
  private static final String LINE =
      "203.0.113.7 - bob [10/Oct/2025:13:55:36 +0000] \"GET /a\\\"b HTTP/1.1\" 502 2326";

  @Test
  void raw_lines_are_handed_out_as_they_lie_in_the_record() {
    byte[] data = "one\ntwo\r\n\nfour\n".getBytes(UTF_8);

    assertThat(Opens.payloads(data)).containsExactly(new Payload(data, 0, data.length, ""));
    assertThat(Opens.lines(data)).containsExactly("one", "two", "", "four");
  }

  @Test
  void an_empty_record_holds_nothing() {
    assertThat(Opens.payloads(new byte[0])).isEmpty();
  }

  @Test
  void lines_of_fluent_bit_and_vector_may_stand_among_others() {
    String packed =
        String.join(
            "\n",
            "raw one",
            new String(WrappedLine.ofFluentBit(LINE, AT), UTF_8),
            "raw two",
            "raw three",
            new String(WrappedLine.ofVector(LINE, AT), UTF_8),
            "{\"log\":\"plain\"}",
            "raw four");

    assertThat(Opens.lines(packed.getBytes(UTF_8)))
        .containsExactly("raw one", LINE, "raw two", "raw three", LINE, "plain", "raw four");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"log\":\"a\"",
        "{\"log\":\"a\"} x",
        "{\"log\":\"a\\q\"}",
        "{\"log\":1}",
        "{\"log\":{\"message\":\"a\"}}",
        "{\"a\":{\"log\":\"a\"}}",
        "{\"level\":\"info\",\"logger\":\"http.log.access\",\"msg\":\"handled request\"}",
        "{}",
        "{",
        " {\"log\":\"a\"}",
      })
  void any_other_json_line_stays_as_it_is(String line) {
    String packed = "before\n" + line + "\n{\"message\":\"after\"}\n";

    assertThat(Opens.lines(packed.getBytes(UTF_8))).containsExactly("before", line, "after");
  }

  @Test
  void log_goes_before_message() {
    String line = "{\"message\":\"m\",\"log\":\"l\"}";

    assertThat(Opens.lines(line.getBytes(UTF_8))).containsExactly("l");
  }

  @Test
  void a_wrapped_line_that_is_nested_too_deep_stays_as_it_is() {
    String line = "{\"log\":\"a\",\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

    assertThat(Opens.lines(line.getBytes(UTF_8))).containsExactly(line);
  }

  @Test
  void json_is_left_alone_where_it_is_the_event_itself() {
    byte[] data = "{\"message\":\"a\"}".getBytes(UTF_8);
    var envelope = RecordDecoder.ofEvents(shard -> HashKeyRange.whole());

    DecodedRecord opened = envelope.open(Opens.record(data), Opens.SHARD);

    assertThat(opened)
        .isEqualTo(new DecodedRecord.Payloads(List.of(new Payload(data, 0, data.length, ""))));
  }

  @Test
  void a_cloudwatch_document_gives_its_messages_with_their_log_group() {
    byte[] document =
        CloudWatchLogs.dataMessage("/ecs/shop", AT, List.of(LINE, "é😀\t\u0001", "three"));

    for (byte[] form : List.of(document, Gzip.compress(document))) {
      assertThat(Opens.payloads(form))
          .extracting(Payload::text)
          .containsExactly(LINE, "é😀\t\u0001", "three");
      assertThat(Opens.payloads(form)).extracting(Payload::source).containsOnly("/ecs/shop");
    }
  }

  @Test
  void a_cloudwatch_message_may_be_wrapped_by_fluent_bit() {
    String message = new String(WrappedLine.ofFluentBit(LINE, AT), UTF_8);
    byte[] document = CloudWatchLogs.dataMessage("/eks/shop", AT, List.of(message));

    byte[] expected = LINE.getBytes(UTF_8);
    assertThat(Opens.payloads(Gzip.compress(document)))
        .containsExactly(new Payload(expected, 0, expected.length, "/eks/shop"));
  }

  @Test
  void a_control_message_holds_nothing() {
    assertThat(Opens.payloads(Gzip.compress(CloudWatchLogs.controlMessage(AT)))).isEmpty();
  }

  @Test
  void fields_of_a_cloudwatch_document_come_in_any_order() {
    String document =
        """
        {"logEvents":[{"extractedFields":{"a":["b"]},"message":"one","id":"1"}],
         "logGroup":"g", "messageType":"DATA_MESSAGE"}\
        """;

    byte[] one = "one".getBytes(UTF_8);
    assertThat(Opens.payloads(document.getBytes(UTF_8)))
        .containsExactly(new Payload(one, 0, 3, "g"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"messageType\":\"DATA_MESSAGE\"",
        "{\"messageType\":\"DATA_MESSAGE\"}",
        "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":{}}",
        "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":null}",
        "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[1]}",
        "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{}]}",
        "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{\"message\":1}]}",
        "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{\"message\":\"a\"}]",
        "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{\"message\":\"a\"}",
        "{\"messageType\":\"DATA_MESSAGE\",\"logGroup\":1,\"logEvents\":[]}",
        "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[]} x",
        "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[]} {\"messageType\":\"OTHER\"}",
        "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{\"message\":\"\\q\"}]}",
      })
  void a_broken_cloudwatch_document_is_unreadable_as_a_whole(String document) {
    assertThat(Opens.reason(document.getBytes(UTF_8))).isEqualTo(Reason.BAD_JSON);
    assertThat(Opens.reason(Gzip.compress(document.getBytes(UTF_8)))).isEqualTo(Reason.BAD_JSON);
  }

  @Test
  void a_cloudwatch_document_that_is_not_utf_8_is_unreadable() {
    byte[] document =
        "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{\"message\":\"\u00e9\"}]}"
            .getBytes(ISO_8859_1);

    assertThat(Opens.reason(document)).isEqualTo(Reason.BAD_JSON);
  }

  @Test
  void a_cloudwatch_document_that_is_nested_too_deep_is_unreadable() {
    String deep = "{\"messageType\":\"DATA_MESSAGE\",\"x\":" + "[".repeat(50_000);

    assertThat(Opens.reason(deep.getBytes(UTF_8))).isEqualTo(Reason.TOO_DEEP);
    assertThat(Opens.reason(Gzip.compress(deep.getBytes(UTF_8)))).isEqualTo(Reason.TOO_DEEP);
  }

  @Test
  void a_lines_bytes_need_not_be_text() {
    byte[] data = {(byte) 0xFF, 0, (byte) 0xC3, '\n', '{', '"', (byte) 0x80, '\n', '\\', '"'};

    assertThat(Opens.payloads(data)).containsExactly(new Payload(data, 0, data.length, ""));
  }

  @Test
  void a_line_of_a_megabyte_is_one_line() {
    String line = "x".repeat(1 << 20);

    assertThat(Opens.lines((line + "\n" + line).getBytes(UTF_8))).containsExactly(line, line);
  }

  @Test
  void a_record_of_ten_mebibytes_is_opened() {
    byte[] data = new byte[10 * 1024 * 1024];
    var random = new Random(11);
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) ('a' + random.nextInt(26));
    }
    for (int i = 99; i < data.length; i += 100) {
      data[i] = '\n';
    }

    assertThat(Opens.lines(data)).hasSize(104_858);
    assertThat(Opens.lines(Gzip.compress(data))).hasSize(104_858);
  }

  @Test
  void a_record_of_ten_mebibytes_of_noise_is_opened_or_clearly_refused() {
    byte[] data = new byte[10 * 1024 * 1024];
    new Random(7).nextBytes(data);
    data[0] = 'x';
    assertThat(Opens.payloads(data)).hasSize(1);

    data[0] = 0x1F;
    data[1] = (byte) 0x8B;
    assertThat(Opens.reason(data)).isEqualTo(Reason.CORRUPT_GZIP);
  }

  @Test
  void other_compressions_are_distinguished_from_a_broken_line() {
    byte[] zstandard = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, 0};

    assertThat(Opens.reason(zstandard)).isEqualTo(Reason.UNSUPPORTED_ENVELOPE);
    assertThat(Opens.reason(Gzip.compress(Gzip.compress(zstandard))))
        .isEqualTo(Reason.UNSUPPORTED_ENVELOPE);
  }
}
