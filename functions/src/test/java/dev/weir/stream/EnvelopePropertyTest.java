package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.envelope.CloudWatchLogs;
import dev.weir.events.envelope.Gzip;
import dev.weir.events.envelope.KplAggregate;
import dev.weir.events.envelope.WrappedLine;
import dev.weir.property.Draw;
import dev.weir.property.Property;
import dev.weir.quarantine.Reason;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvelopePropertyTest {

  private static final List<byte[]> BEGINNINGS =
      List.of(
          new byte[0],
          new byte[] {0x1F, (byte) 0x8B, 8},
          new byte[] {(byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2},
          "{\"log\":\"".getBytes(UTF_8),
          "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{".getBytes(UTF_8));

  private static final Instant AT = Instant.parse("2025-10-10T13:55:36Z");

  @Test
  void arbitrary_bytes_are_opened_or_refused_but_never_fail() {
    Property.holds(
        draw -> {
          var data = beginning(draw);
          assertThat(isFate(Opens.open(data))).isTrue();
        });
  }

  @Test
  void a_damaged_envelope_is_opened_or_refused_but_never_fails() {
    Property.holds(
        draw -> {
          var envelope = envelope(draw);
          var place = draw.integer(0, 10_000);
          var damage = draw.anyByte();
          var length = draw.integer(0, 10_000);
          byte[] damaged = Arrays.copyOf(envelope, Math.min(length, envelope.length));
          if (damaged.length > 0) {
            damaged[place % damaged.length] = damage;
          }

          assertThat(isFate(Opens.open(damaged))).isTrue();
        });
  }

  @Test
  void a_damaged_aggregate_with_a_right_checksum_never_fails() {
    Property.holds(
        draw -> {
          var lines = lines(draw);
          var place = draw.integer(0, 10_000);
          var damage = draw.anyByte();
          byte[] aggregate = aggregate(lines);
          byte[] body = Arrays.copyOfRange(aggregate, 4, aggregate.length - 16);
          body[place % body.length] = damage;

          assertThat(isFate(Opens.open(KplAggregate.seal(body)))).isTrue();
        });
  }

  @Test
  void packed_and_gzipped_lines_open_to_the_same_lines() {
    Property.holds(
        draw -> {
          var lines = lines(draw);
          byte[] packed = packed(lines);

          assertThat(Opens.lines(packed)).isEqualTo(lines);
          assertThat(Opens.lines(Gzip.compress(packed))).isEqualTo(lines);
        });
  }

  @Test
  void gzip_members_open_to_the_lines_of_all() {
    Property.holds(
        draw -> {
          var one = lines(draw);
          var two = lines(draw);
          var members = new ByteArrayOutputStream();
          members.writeBytes(Gzip.compress(packed(one)));
          members.writeBytes(Gzip.compress(packed(two)));

          assertThat(Opens.lines(members.toByteArray()))
              .startsWith(one.toArray(String[]::new))
              .endsWith(two.toArray(String[]::new))
              .hasSize(one.size() + two.size());
        });
  }

  @Test
  void lines_in_a_cloudwatch_document_open_to_the_same_lines() {
    Property.holds(
        draw -> {
          var lines = lines(draw);
          byte[] document = CloudWatchLogs.dataMessage("/ecs/shop", AT, lines);

          assertThat(Opens.lines(document)).isEqualTo(lines);
          assertThat(Opens.lines(Gzip.compress(document))).isEqualTo(lines);
        });
  }

  @Test
  void wrapped_lines_open_to_the_same_lines() {
    Property.holds(
        draw -> {
          var lines = lines(draw);
          var fluentBit = new ByteArrayOutputStream();
          var vector = new ByteArrayOutputStream();
          for (String line : lines) {
            fluentBit.writeBytes(WrappedLine.ofFluentBit(line, AT));
            fluentBit.write('\n');
            vector.writeBytes(WrappedLine.ofVector(line, AT));
            vector.write('\n');
          }

          assertThat(Opens.lines(fluentBit.toByteArray())).isEqualTo(lines);
          assertThat(Opens.lines(vector.toByteArray())).isEqualTo(lines);
        });
  }

  @Test
  void aggregated_lines_open_to_the_same_lines() {
    Property.holds(
        draw -> {
          var lines = lines(draw);
          assertThat(Opens.lines(aggregate(lines))).isEqualTo(lines);
        });
  }

  @Test
  void each_user_record_is_in_exactly_one_of_two_halves() {
    Property.holds(
        draw -> {
          var lines = lines(draw);
          var cut = draw.natural(BigInteger.TWO.pow(128).subtract(BigInteger.ONE));
          var middle = cut.max(BigInteger.ONE);
          var whole = HashKeyRange.whole();
          var lower = new HashKeyRange(whole.first(), middle.subtract(BigInteger.ONE));
          var upper = new HashKeyRange(middle, whole.last());
          byte[] aggregate = aggregate(lines);

          List<String> low = Opens.lines(Opens.openAfterSplit(aggregate, lower));
          List<String> high = Opens.lines(Opens.openAfterSplit(aggregate, upper));

          assertThat(low.size() + high.size()).isEqualTo(lines.size());
          assertThat(lines).containsAll(low).containsAll(high);
        });
  }

  @Test
  void lines_are_found_as_a_naive_split_finds_them() {
    Property.holds(
        draw -> {
          var text = plainText(draw);
          List<String> naive = List.of(text.replace("\r\n", "\n").split("\n", -1));
          if (naive.getLast().isEmpty()) {
            naive = naive.subList(0, naive.size() - 1);
          }

          assertThat(Opens.lines(text.getBytes(UTF_8))).isEqualTo(naive);
        });
  }

  private static byte[] beginning(Draw draw) {
    return join(draw.of(BEGINNINGS), draw.bytes(300));
  }

  private static byte[] envelope(Draw draw) {
    var lines = lines(draw);
    return switch (draw.integer(0, 6)) {
      case 0 -> packed(lines);
      case 1 -> Gzip.compress(packed(lines));
      case 2 -> aggregate(lines);
      case 3 -> CloudWatchLogs.dataMessage("/ecs/shop", AT, lines);
      case 4 -> Gzip.compress(CloudWatchLogs.dataMessage("/ecs/shop", AT, lines));
      case 5 -> WrappedLine.ofFluentBit(lines.getFirst(), AT);
      default -> WrappedLine.ofVector(lines.getFirst(), AT);
    };
  }

  /** Any text except line ends and JSON: a wrapped line would be unwrapped a second time. */
  private static List<String> lines(Draw draw) {
    return draw.list(1, 8, () -> "x" + draw.text(1, 30, "ab\"\\/\t\u0001 é€😀[]{}:,"));
  }

  private static String plainText(Draw draw) {
    var text = draw.text(0, 12, "a\n\r");
    return isPlain(text) ? text : text.replace("\r", "");
  }

  /** Carriage returns only before newlines: others are part of a line, except for its last one. */
  private static boolean isPlain(String text) {
    return !text.replace("\r\n", "").contains("\r");
  }

  private static boolean isFate(DecodedRecord opened) {
    return switch (opened) {
      case DecodedRecord.Payloads payloads -> true;
      case DecodedRecord.UndecodableRecord(var reason, var detail) ->
          reason != Reason.PARSER_FAILED;
    };
  }

  private static byte[] aggregate(List<String> lines) {
    var aggregate = new KplAggregate();
    for (int i = 0; i < lines.size(); i++) {
      aggregate.add("key-" + i % 3, lines.get(i).getBytes(UTF_8));
    }
    return aggregate.toBytes();
  }

  private static byte[] packed(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(UTF_8);
  }

  private static byte[] join(byte[] start, byte[] end) {
    byte[] joined = Arrays.copyOf(start, start.length + end.length);
    System.arraycopy(end, 0, joined, start.length, end.length);
    return joined;
  }
}
