package dev.weir.accesslog.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.accesslog.formats.FormatSettings;
import dev.weir.engine.Parsed;
import dev.weir.events.envelope.Gzip;
import dev.weir.quarantine.Reason;
import dev.weir.stream.HashKeyRange;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.OutsideShard;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import dev.weir.stream.TooMuchWorkException;
import dev.weir.stream.WorkUnit;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The work on the lines of a record, at its bounds and above them. */
class BoundedLinesTest {

  private static final Instant ARRIVED = Instant.parse("2026-11-23T10:00:30Z");
  private static final Shard SHARD = new Shard("shardId-000000000000");

  private static Parsed<ParsedLines> parse(String format, byte[] data) {
    var parser =
        LogRecordParser.of(
            new FormatSettings(format, ""),
            "web",
            99,
            _ -> HashKeyRange.whole(),
            OutsideShard.LEAVE_OUT_COPIES);
    return parser.parse(new KinesisRecord(new SequenceNumber("1"), "key", ARRIVED, data), SHARD);
  }

  private static int events(String format, byte[] data) {
    return switch (parse(format, data)) {
      case Parsed.Events<ParsedLines>(var lines) -> lines.size();
      case Parsed.UnreadableRecord<ParsedLines>(var reason, var detail) ->
          throw new AssertionError(reason + " " + detail);
    };
  }

  /** The record is refused, either as it is opened or at one of its lines. */
  private static void assertTooMuch(String format, byte[] data, Reason reason) {
    try {
      assertThat(parse(format, data))
          .isInstanceOfSatisfying(
              Parsed.UnreadableRecord.class,
              refused -> assertThat(refused.reason()).isEqualTo(reason));
    } catch (TooMuchWorkException e) {
      assertThat(e.reason()).isEqualTo(reason);
    }
  }

  private static byte[] gzip(String text) {
    return Gzip.compress(text.getBytes(UTF_8));
  }

  /** Returns headers of two names, each different from the previous one. */
  private static byte[] headers(int headers) {
    var text = new StringBuilder();
    for (int i = 0; i < headers; i++) {
      text.append(i % 2 == 0 ? "#Fields: a b\n" : "#Fields: a c\n");
    }
    return gzip(text.toString());
  }

  /**
   * Returns how many such headers the bound allows in a record as long as one with one header more.
   */
  private static int most(int headers) {
    return (int) (WorkUnit.FIELD_NAMES.bound(headers(headers + 1).length) / 3);
  }

  @Test
  void headers_are_read_up_to_the_bound_on_their_names() {
    int headers = 1;
    while (most(headers) > headers) {
      headers = most(headers);
    }

    assertThat(events("auto", headers(headers))).isZero();
    assertTooMuch("auto", headers(headers + 1), Reason.TOO_MANY_FIELD_NAMES);
  }

  @Test
  void a_header_that_repeats_the_one_before_costs_nothing() {
    byte[] repeated = gzip("#Fields: date time sc-status\n".repeat(900));

    assertThat(events("auto", repeated)).isZero();
  }

  /** Returns a line that counts, with a field that makes the record longer. */
  private static byte[] line(String before, String field) {
    String line =
        "%s{\"time\":1795428000,\"status\":200,\"noise\":\"%s\",\"a\":%s}"
            .formatted(before, noise(), field);
    return gzip(line);
  }

  private static String noise() {
    var noise = new StringBuilder();
    new Random(1).ints(400).forEach(n -> noise.append(Integer.toHexString(n)));
    return noise.toString();
  }

  private static String array(int elements) {
    return "[1" + ",1".repeat(elements - 1) + "]";
  }

  @Test
  void json_is_bounded_in_a_pinned_format_and_after_a_prefix_too() {
    for (String before : new String[] {"", "<134>Nov 23 10:00:00 web nginx: "}) {
      for (String format : new String[] {"auto", "json"}) {
        // Read three times at most; the bound of a short record is 65,536.
        assertThat(events(format, line(before, array(20_000)))).isEqualTo(1);
        assertTooMuch(format, line(before, array(90_000)), Reason.TOO_MANY_JSON_TOKENS);
      }
    }
  }

  @Test
  void escapes_are_bounded_after_a_prefix_too() {
    String before = "<134>Nov 23 10:00:00 web nginx: ";

    assertThat(events("auto", line(before, '"' + "\\n".repeat(60_000) + '"'))).isEqualTo(1);
    assertTooMuch(
        "auto", line(before, '"' + "\\n".repeat(90_000) + '"'), Reason.TOO_MANY_JSON_TOKENS);
  }

  private static byte[] jsonOfLength(int length) {
    String line = "{\"status\":200,\"time\":1795428000,\"x\":\"%s\"}";
    return line.formatted("x".repeat(length - line.length() + 2)).getBytes(UTF_8);
  }

  @Test
  void a_line_of_json_is_read_up_to_a_mebibyte() {
    assertThat(isRead(jsonOfLength(1 << 20))).isTrue();
    assertThat(isRead(jsonOfLength((1 << 20) + 1))).isFalse();
  }

  private static boolean isRead(byte[] line) {
    return parse("json", line) instanceof Parsed.Events<ParsedLines>(var lines)
        && !lines.isRejected(0);
  }

  /** Returns lines as Fluent Bit writes them in Kubernetes, around lines that are JSON as well. */
  private static String shipped(Random random) {
    return ("{\"date\":1795428000.%d,\"log\":\"{\\\"time\\\":\\\"2026-11-23T10:00:%02dZ\\\","
            + "\\\"host\\\":\\\"web-%d\\\",\\\"status\\\":%d,\\\"size\\\":%d,\\\"path\\\":"
            + "\\\"/a/%d\\\",\\\"agent\\\":\\\"Mozilla/5.0\\\"}\\n\",\"stream\":\"stdout\","
            + "\"kubernetes\":{\"pod_name\":\"web-7d9f\",\"namespace_name\":\"shop\","
            + "\"labels\":{\"app\":\"web\",\"tier\":\"front\",\"release\":\"stable\"},"
            + "\"annotations\":{\"a\":\"1\",\"b\":\"2\"},\"host\":\"ip-10-0-0-7\","
            + "\"container_name\":\"nginx\",\"docker_id\":\"9f8e7d6c5b4a\"}}\n")
        .formatted(
            random.nextInt(1_000_000),
            random.nextInt(60),
            random.nextInt(20),
            random.nextInt(10) == 0 ? 404 : 200,
            random.nextInt(60_000),
            random.nextInt(100_000));
  }

  @Test
  void what_shippers_pack_into_a_record_lies_below_the_bounds() {
    var random = new Random(7);
    var text = new StringBuilder();
    int lines = 20_000;
    for (int i = 0; i < lines; i++) {
      text.append(shipped(random));
    }
    byte[] record = gzip(text.toString());

    assertThat(text.length()).isGreaterThan(15 * record.length);
    assertThat(events("auto", record)).isEqualTo(lines);
  }
}
