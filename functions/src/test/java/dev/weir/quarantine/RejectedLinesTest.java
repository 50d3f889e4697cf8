package dev.weir.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class RejectedLinesTest {

  private static final Instant ARRIVED = Instant.parse("2026-11-23T10:05:00Z");

  private static Rejected rejected(int line, byte[] bytes) {
    return new Rejected(Reason.BAD_TIME, "at 7", "42", ARRIVED, line, "shop", bytes);
  }

  private static List<String> read(byte[] encoded) throws IOException {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(encoded))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void text_stays_readable() throws IOException {
    var bytes = "größe \"x\"\u0000".getBytes(StandardCharsets.UTF_8);
    assertThat(read(RejectedLines.encode(List.of(rejected(3, bytes)))))
        .containsExactly(
            "{\"reason\":\"BAD_TIME\",\"detail\":\"at 7\",\"sequenceNumber\":\"42\",\"line\":3,"
                + "\"arrivedAt\":\"2026-11-23T10:05:00Z\",\"service\":\"shop\","
                + "\"text\":\"größe \\\"x\\\"\\u0000\"}");
  }

  @Test
  void bytes_that_are_not_utf_8_are_kept_to_the_byte() throws IOException {
    var line = rejected(0, new byte[] {(byte) 0xC3, 0x28});
    assertThat(read(RejectedLines.encode(List.of(line))))
        .singleElement()
        .matches(json -> json.endsWith("\"base64\":\"wyg=\"}"));
  }

  @Test
  void a_whole_record_has_no_line_number() throws IOException {
    var whole = rejected(Rejected.WHOLE_RECORD, new byte[] {1});
    assertThat(read(RejectedLines.encode(List.of(whole))).getFirst()).doesNotContain("\"line\"");
  }

  @Test
  void a_redelivery_gives_the_same_bytes() {
    var lines = List.of(rejected(0, new byte[] {1}), rejected(1, new byte[] {2}));
    assertThat(RejectedLines.encode(lines)).isEqualTo(RejectedLines.encode(lines));
  }
}
