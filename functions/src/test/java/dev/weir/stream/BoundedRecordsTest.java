package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.envelope.Gzip;
import dev.weir.events.envelope.KplAggregate;
import dev.weir.events.json.JsonScanner;
import dev.weir.quarantine.Reason;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Records at the bound of a unit, and one above it. */
class BoundedRecordsTest {

  /**
   * Returns the maximum number of units for a record of this kind: more of them make it longer,
   * too.
   */
  private static int bound(WorkUnit unit, IntFunction<byte[]> record) {
    int units = 1;
    while (unit.bound(record.apply(units + 1).length) > units) {
      units = (int) unit.bound(record.apply(units + 1).length);
    }
    return units;
  }

  private static byte[] lines(int lines) {
    return Gzip.compress("\n".repeat(lines).getBytes(UTF_8));
  }

  private static byte[] events(int events) {
    String document =
        "{\"messageType\":\"DATA_MESSAGE\",\"logGroup\":\"g\",\"logEvents\":["
            + "{\"message\":\"x\"},".repeat(events - 2)
            + "{\"message\":\"x\"}]}";
    return Gzip.compress(document.getBytes(UTF_8));
  }

  private static byte[] userRecords(int records) {
    var aggregate = new KplAggregate();
    for (int i = 0; i < records; i++) {
      aggregate.add("k", new byte[] {'x', 'y', 'z'});
    }
    return aggregate.toBytes();
  }

  @Test
  void lines_are_read_up_to_the_bound() {
    int bound = bound(WorkUnit.LINES, BoundedRecordsTest::lines);

    assertThat(Opens.lines(lines(bound))).hasSize(bound);
    assertThat(Opens.reason(lines(bound + 1))).isEqualTo(Reason.TOO_MANY_LINES);
  }

  @Test
  void lines_that_are_not_compressed_are_read_up_to_the_maximum() {
    int max = (int) WorkUnit.LINES.max();

    assertThat(Opens.lines("\n".repeat(max).getBytes(UTF_8))).hasSize(max);
    assertThat(Opens.reason("\n".repeat(max + 1).getBytes(UTF_8))).isEqualTo(Reason.TOO_MANY_LINES);
  }

  @Test
  void log_events_are_read_up_to_the_bound_with_their_document() {
    int bound = bound(WorkUnit.LOG_EVENTS, BoundedRecordsTest::events);

    assertThat(Opens.payloads(events(bound))).hasSize(bound - 1);
    assertThat(Opens.reason(events(bound + 1))).isEqualTo(Reason.TOO_MANY_LOG_EVENTS);
  }

  @Test
  void user_records_are_read_up_to_the_bound() {
    int max = (int) WorkUnit.USER_RECORDS.max();

    assertThat(Opens.payloads(userRecords(max))).hasSize(max);
    assertThat(Opens.reason(userRecords(max + 1))).isEqualTo(Reason.TOO_MANY_USER_RECORDS);
  }

  @Test
  void many_user_records_of_gzip_share_the_bound_on_inflating() {
    byte[] member = Gzip.compress(new byte[1_000]);
    var aggregate = new KplAggregate();
    for (int i = 0; i < 200; i++) {
      aggregate.add("k", member);
    }
    assertThat(200 * 1_000).isGreaterThan(64 * 1024);
    assertThat(Opens.payloads(aggregate.toBytes())).hasSize(200);

    byte[] denser = Gzip.compress(new byte[20_000]);
    for (int i = 0; i < 200; i++) {
      aggregate.add("k", denser);
    }
    assertThat(Opens.reason(aggregate.toBytes())).isEqualTo(Reason.INFLATES_TOO_LARGE);
  }

  @Test
  void thirty_three_million_lines_in_sixty_four_kilobytes_are_refused() {
    byte[] bomb = Gzip.compress("x\n".repeat(33_000_000).getBytes(UTF_8));

    assertThat(bomb).hasSizeLessThan(70_000);
    assertThat(Opens.reason(bomb)).isIn(List.of(Reason.INFLATES_TOO_LARGE, Reason.TOO_MANY_LINES));
  }

  /** Returns gzip of a line of JSON with this many values and names. */
  private static byte[] tokens(int tokens) {
    // The object, the name, the array and its first element are four of them.
    String line = "{\"a\":[1" + ",1".repeat(tokens - 4) + "]}";
    return Gzip.compress(line.getBytes(UTF_8));
  }

  @Test
  void tokens_of_json_are_read_up_to_the_bound() {
    // Each is read twice: when looking for a document, and for a wrapped line.
    int tokens = bound(WorkUnit.JSON_TOKENS, n -> tokens(Math.max(4, n / 2))) / 2;

    assertThat(Opens.lines(tokens(tokens))).hasSize(1);
    assertThat(Opens.reason(tokens(tokens + 1))).isEqualTo(Reason.TOO_MANY_JSON_TOKENS);
  }

  private static byte[] escapes(int escapes) {
    return Gzip.compress(("{\"a\":\"" + "\\n".repeat(escapes) + "\"}").getBytes(UTF_8));
  }

  @Test
  void escapes_in_json_are_read_up_to_the_bound() {
    // In addition there are the object, the name and the string.
    int escapes = bound(WorkUnit.JSON_TOKENS, n -> escapes(n / 2)) / 2 - 3;

    assertThat(Opens.lines(escapes(escapes))).hasSize(1);
    assertThat(Opens.reason(escapes(escapes + 1))).isEqualTo(Reason.TOO_MANY_JSON_TOKENS);
  }

  /** Returns a document without log events, with a field that makes the record longer. */
  private static byte[] document(String field) {
    var noise = new StringBuilder();
    new Random(1).ints(400).forEach(n -> noise.append(Integer.toHexString(n)));
    String document =
        "{\"messageType\":\"DATA_MESSAGE\",\"y\":\"%s\",\"x\":%s,\"logEvents\":[]}"
            .formatted(noise, field);
    return Gzip.compress(document.getBytes(UTF_8));
  }

  @Test
  void tokens_and_escapes_of_documents_are_bounded() {
    int few = 60_000;
    int many = 90_000;

    assertThat(Opens.lines(document("[1" + ",1".repeat(few) + "]"))).isEmpty();
    assertThat(Opens.reason(document("[1" + ",1".repeat(many) + "]")))
        .isEqualTo(Reason.TOO_MANY_JSON_TOKENS);
    assertThat(Opens.lines(document("\"" + "\\n".repeat(few) + "\""))).isEmpty();
    assertThat(Opens.reason(document("\"" + "\\n".repeat(many) + "\"")))
        .isEqualTo(Reason.TOO_MANY_JSON_TOKENS);
  }

  @Test
  void json_is_read_as_deep_as_the_bound() {
    for (int depth : new int[] {JsonScanner.MAX_DEPTH, JsonScanner.MAX_DEPTH + 1}) {
      String nested = "[".repeat(depth) + "]".repeat(depth);
      String line = "{\"x\":" + nested + ",\"log\":\"a\"}";

      boolean unwrapped = Opens.lines(line.getBytes(UTF_8)).equals(List.of("a"));

      assertThat(unwrapped).isEqualTo(depth <= JsonScanner.MAX_DEPTH);
    }
  }
}
