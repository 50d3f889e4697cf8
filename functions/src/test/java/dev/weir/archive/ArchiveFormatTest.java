package dev.weir.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.stream.KinesisRecord;
import dev.weir.stream.SequenceNumber;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The format of docs/archive.md; the expectations here were written from that text. */
class ArchiveFormatTest {

  private static final Instant AT = Instant.parse("2026-11-23T10:00:00.123Z");
  private static final ArchiveLink BEFORE =
      new ArchiveLink("access-logs/before", new SequenceNumber("6"), "ab".repeat(32));

  private static KinesisRecord record(String number, byte[] data) {
    return new KinesisRecord(new SequenceNumber(number), "key \"é\"", AT, data);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ArchiveObject object(KinesisRecord... records) {
    return new ArchiveObject(
        "logs", "1763870000000", "shardId-0", Optional.of(BEFORE), List.of(records));
  }

  private static String unpacked(byte[] object) throws IOException {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(object))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void an_object_is_a_description_and_a_line_for_each_record() throws IOException {
    var object = object(record("7", text("a\nb")), record("12", new byte[] {(byte) 0xff, 0}));
    assertThat(unpacked(ArchiveFormat.encode(object)))
        .isEqualTo(
            """
            {"format":"weir-archive-1","stream":"logs","incarnation":"1763870000000",\
            "shard":"shardId-0","first":"7","last":"12","records":2,\
            "previousKey":"access-logs/before","previousLast":"6","previousSha256":"%s"}
            {"sequenceNumber":"7","arrivedAt":"2026-11-23T10:00:00.123Z",\
            "partitionKey":"key \\"é\\"","text":"a\\nb"}
            {"sequenceNumber":"12","arrivedAt":"2026-11-23T10:00:00.123Z",\
            "partitionKey":"key \\"é\\"","base64":"/wA="}
            """
                .formatted("ab".repeat(32)));
  }

  @Test
  void it_is_read_back_as_it_was_written() throws IOException {
    var object = object(record("7", text("a")), record("8", new byte[0]), record("9", text("\0é")));
    assertThat(ArchiveFormat.decode(ArchiveFormat.encode(object))).isEqualTo(object);
  }

  @Test
  void the_same_object_has_the_same_bytes() {
    var object = object(record("7", text("a")));
    assertThat(ArchiveFormat.encode(object)).isEqualTo(ArchiveFormat.encode(object));
  }

  @Test
  void a_record_of_ten_mebibytes_that_are_not_text_is_read_back() throws IOException {
    var bytes = new byte[10 * 1024 * 1024];
    bytes[0] = (byte) 0xff;
    var object = object(record("7", bytes));
    assertThat(ArchiveFormat.decode(ArchiveFormat.encode(object))).isEqualTo(object);
  }

  @Test
  void bytes_that_are_not_an_object_are_refused() throws IOException {
    var whole = ArchiveFormat.encode(object(record("7", text("a")), record("8", text("b"))));
    var cut = unpacked(whole).lines().limit(2).toList();
    assertThatThrownBy(() -> ArchiveFormat.decode(text("no gzip"))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> ArchiveFormat.decode(packed(String.join("\n", cut))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not those that it describes");
    assertThatThrownBy(() -> ArchiveFormat.decode(packed("{\"format\":\"weir-archive-9\"}\n{}")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("weir-archive-1");
  }

  private static byte[] packed(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text(text));
    }
    return bytes.toByteArray();
  }

  @Test
  void bytes_that_inflate_to_more_than_any_object_has_are_refused() throws IOException {
    var bomb = packed("{\"format\":\"weir-archive-1\"}" + " ".repeat(128 * 1024 * 1024));
    assertThatThrownBy(() -> ArchiveFormat.decode(bomb))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("inflates to more than");
  }

  @Test
  void a_key_with_another_folder_than_that_of_a_lane_is_none_of_the_archive() {
    var key = ArchiveKey.of("access-logs", object(record("7", text("a"))), "c".repeat(64));
    assertThat(ArchiveKey.parse(key.text().replace("1763870000000", "1#2"))).isEmpty();
    assertThat(ArchiveKey.parse(key.text().replace("shardId-0", "a shard"))).isEmpty();
    assertThat(ArchiveKey.parse(key.text().replace("shardId-0", "s".repeat(129)))).isEmpty();
  }

  @Test
  void a_key_is_read_back_as_it_was_written() {
    var key = ArchiveKey.of("access-logs", object(record("7", text("a"))), "c".repeat(64));
    assertThat(key.text())
        .isEqualTo("access-logs/2026-11-23/1763870000000/shardId-0/7-7.cccccccccccccccc.ndjson.gz");
    assertThat(ArchiveKey.parse(key.text())).contains(key);
    assertThat(ArchiveKey.parse("access-logs/2026-11-23/1/shardId-0/7.0123.ndjson.gz")).isEmpty();
    assertThat(ArchiveKey.parse(key.text().replace("2026-11-23", "2026-13-23"))).isEmpty();
  }
}
