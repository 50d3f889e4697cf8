package dev.weir.verification.market;

import static dev.weir.verification.market.RawFeed.ARRIVAL;
import static dev.weir.verification.market.RawFeed.SYMBOL;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.envelope.Gzip;
import dev.weir.events.envelope.KplAggregate;
import dev.weir.events.market.TickAvro;
import dev.weir.events.market.TickJson;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.UnavailableException;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Records that no retry can help, among good ticks: each is quarantined once, with its reason and
 * its bytes, and the ticks around it are applied as if it did not exist.
 */
class PoisonedFeedTest {

  private final RawFeed feed = new RawFeed();

  private static byte[] tick(String symbol) {
    return TickJson.write(RawFeed.tick(symbol, 1, ARRIVAL));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  private static byte[] joined(byte[]... parts) {
    var length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    var all = new byte[length];
    var at = 0;
    for (var part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  private static byte[] line(byte[] bytes) {
    return joined(bytes, new byte[] {'\n'});
  }

  /**
   * Delivers everything, and asserts that only the expected records were quarantined, for these
   * reasons.
   */
  private void assertQuarantined(Reason... reasons) {
    assertThat(feed.deliverAll()).isEqualTo(feed.size());
    assertThat(feed.reasons()).containsExactly(reasons);
    assertThat(feed.violations(reasons.length)).isEmpty();
  }

  @SuppressWarnings("ArrayRecordComponent") // Passed on, never compared.
  private record PoisonRecord(Reason reason, String partitionKey, byte[] data) {}

  private static PoisonRecord bad(Reason reason, String data) {
    return new PoisonRecord(reason, SYMBOL, data.getBytes(UTF_8));
  }

  private static List<PoisonRecord> everyKind() {
    var json = text(tick(SYMBOL));
    var avro = TickAvro.write(RawFeed.tick(SYMBOL, 1, ARRIVAL));
    var unknown = avro.clone();
    unknown[5] ^= 1; // within the schema's fingerprint
    var tooFar = RawFeed.tick(SYMBOL, 1, ARRIVAL.plus(Duration.ofMinutes(1)).plusMillis(1));
    return List.of(
        bad(Reason.MALFORMED_JSON, json.substring(0, json.length() / 2)),
        bad(Reason.MALFORMED_JSON, json + json),
        bad(Reason.MALFORMED_JSON, "[" + json + "]"),
        new PoisonRecord(Reason.MALFORMED_AVRO, SYMBOL, Arrays.copyOf(avro, avro.length - 1)),
        new PoisonRecord(Reason.UNKNOWN_SCHEMA, SYMBOL, unknown),
        bad(Reason.MISSING_FIELD, json.replace("\"venue\"", "\"market\"")),
        bad(Reason.BAD_FIELD, json.replace("XNAS", "X#AS")),
        bad(Reason.BAD_FIELD, json.replace("\"sequence\":1", "\"sequence\":0")),
        bad(Reason.BAD_FIELD, json.replace("\"sequence\":1", "\"sequence\":99999999999999999999")),
        bad(Reason.BAD_FIELD, json.replace("\"venue\"", "\"venue\":\"XLON\",\"venue\"")),
        bad(Reason.BAD_PRICE, json.replace("\"100.25\"", "\"+1\"")),
        bad(Reason.BAD_PRICE, json.replace("\"100.25\"", "\"1e3\"")),
        bad(Reason.BAD_PRICE, json.replace("\"100.25\"", "100.25")),
        bad(Reason.BAD_PRICE, json.replace("\"100.20\"", "\"--1\"")),
        bad(Reason.UNKNOWN_SESSION, json.replace("2026-11-23\",\"seq", "monday\",\"seq")),
        bad(Reason.SESSION_AHEAD, json.replace("2026-11-23\",\"seq", "2926-11-23\",\"seq")),
        bad(Reason.BAD_TIME, json.replace(ARRIVAL.toString(), "yesterday")),
        new PoisonRecord(Reason.WRONG_PARTITION_KEY, "BOLT", tick(SYMBOL)),
        new PoisonRecord(Reason.TIME_AHEAD, SYMBOL, TickJson.write(tooFar)));
  }

  @Test
  void every_kind_of_bad_tick_is_quarantined_once_with_its_reason_and_its_bytes() {
    var bad = everyKind();
    feed.putGood();
    for (var each : bad) {
      feed.put(each.partitionKey(), each.data());
      feed.putGood();
    }
    assertQuarantined(bad.stream().map(PoisonRecord::reason).toArray(Reason[]::new));
    assertThat(feed.rejected())
        .extracting(Rejected::bytes)
        .containsExactlyElementsOf(bad.stream().map(PoisonRecord::data).toList());
  }

  @Test
  void of_a_record_with_several_lines_only_the_bad_ones_are_quarantined() {
    feed.put(
        joined(
            line(feed.nextGood()),
            line("no tick".getBytes(UTF_8)),
            line(new byte[0]),
            line(feed.nextGood()),
            line(tick("BOLT")),
            feed.nextGood()));
    assertQuarantined(Reason.MALFORMED_JSON, Reason.WRONG_PARTITION_KEY);
    assertThat(feed.rejected()).extracting(each -> text(each.bytes())).startsWith("no tick");
  }

  @Test
  void a_tick_with_the_key_of_another_symbol_leaves_that_ones_mark_alone() {
    feed.putGood();
    feed.put(SYMBOL, tick("BOLT"));
    feed.put("BOLT", tick(SYMBOL));
    assertQuarantined(Reason.WRONG_PARTITION_KEY, Reason.WRONG_PARTITION_KEY);
  }

  @Test
  void a_tick_a_minute_ahead_is_taken_and_one_further_ahead_is_quarantined() {
    var minute = ARRIVAL.plus(Duration.ofMinutes(1));
    feed.put("BOLT", TickJson.write(RawFeed.tick("BOLT", 1, minute)));
    feed.put("BOLT", TickJson.write(RawFeed.tick("BOLT", 2, minute.plusMillis(1))));
    assertThat(feed.deliverAll()).isEqualTo(2);
    assertThat(feed.reasons()).containsExactly(Reason.TIME_AHEAD);
    assertThat(feed.marks()).extracting(mark -> mark.occurredAt()).containsExactly(minute);
  }

  @Test
  void bytes_that_are_not_text_and_lines_without_end_never_throw() {
    feed.putGood();
    var json = text(tick(SYMBOL));
    feed.put(new byte[] {(byte) 0xC3, 0x28, (byte) 0xFF});
    feed.put(json.replace("XNAS", "X\u00e9AS").getBytes(ISO_8859_1));
    feed.put("\0\0\0");
    feed.put(json.replace("XNAS", "XN\0S"));
    feed.put(json.replace("XNAS", "XN\\\"AS"));
    feed.put(json.replace("XNAS", "XN\\u0000S"));
    feed.put("x".repeat(1 << 20));
    feed.put(json.replace("{", "{\"note\":\"" + "x".repeat(1 << 20) + "\","));
    feed.putGood();
    assertQuarantined(
        Reason.MALFORMED_JSON,
        Reason.MALFORMED_JSON,
        Reason.MALFORMED_FRAME,
        Reason.MALFORMED_JSON,
        Reason.BAD_FIELD,
        Reason.BAD_FIELD,
        Reason.MALFORMED_JSON,
        Reason.MALFORMED_JSON);
  }

  @Test
  void whatever_the_bytes_are_the_shard_goes_on() {
    var random = new SplittableRandom(7);
    for (var i = 0; i < 300; i++) {
      var bytes = feed.nextGood();
      feed.put(bytes);
      var damaged = bytes.clone();
      // Within the symbol's field name: whatever results, it is not a tick.
      damaged[random.nextInt(9)] ^= (byte) (1 + random.nextInt(255));
      feed.put(damaged);
      var noise = new byte[random.nextInt(1, 64)];
      random.nextBytes(noise);
      noise[0] = 'n'; // neither empty nor an envelope
      feed.put(noise);
    }
    assertThat(feed.deliverAll()).isEqualTo(feed.size());
    assertThat(feed.state().ticks()).isEqualTo(300);
    assertThat(feed.state().rejected()).isEqualTo(feed.rejected().size());
    assertThat(feed.rejected())
        .extracting(each -> each.sequenceNumber() + "/" + each.line())
        .doesNotHaveDuplicates();
    assertThat(feed.violations(feed.rejected().size())).isEmpty();
  }

  @Test
  void a_gzip_bomb_is_bounded_and_quarantined_whole() {
    feed.putGood();
    feed.put(Gzip.compress(new byte[80 << 20]));
    feed.putGood();
    assertQuarantined(Reason.INFLATES_TOO_LARGE);
    assertThat(feed.rejected().getFirst().line()).isEqualTo(Rejected.WHOLE_RECORD);
  }

  @Test
  void a_bomb_of_gzip_within_gzip_is_not_opened_further() {
    feed.putGood();
    feed.put(Gzip.compress(Gzip.compress(new byte[80 << 20])));
    feed.putGood();
    assertQuarantined(Reason.UNSUPPORTED_ENVELOPE);
  }

  @Test
  void truncated_and_damaged_gzip_is_quarantined_and_concatenated_gzip_read_whole() {
    var member = Gzip.compress(tick(SYMBOL));
    feed.put(Arrays.copyOf(member, member.length - 6));
    var damaged = member.clone();
    damaged[member.length - 8] ^= 1; // within the checksum
    feed.put(damaged);
    feed.put(joined(Gzip.compress(line(feed.nextGood())), Gzip.compress(line(feed.nextGood()))));
    assertQuarantined(Reason.TRUNCATED_GZIP, Reason.CORRUPT_GZIP);
  }

  @Test
  void of_aggregates_a_damaged_one_is_quarantined_whole_and_keys_are_the_user_records_own() {
    feed.put(
        "whatever",
        new KplAggregate().add(SYMBOL, feed.nextGood()).add("BOLT", tick(SYMBOL)).toBytes());
    var damaged = new KplAggregate().add(SYMBOL, tick(SYMBOL)).toBytes();
    damaged[10] ^= 1;
    feed.put(damaged);
    feed.putGood();
    assertQuarantined(Reason.WRONG_PARTITION_KEY, Reason.CORRUPT_AGGREGATE);
  }

  @Test
  void deep_and_huge_json_is_quarantined_within_bounds() {
    feed.putGood();
    feed.put("{\"symbol\":".repeat(200_000));
    feed.put("{\"note\":".repeat(1_000) + "1" + "}".repeat(1_000));
    feed.put("{\"" + "x".repeat(10_000) + "\":1}");
    feed.put("{\"sequence\":" + "9".repeat(10_000) + "}");
    feed.putGood();
    // A long name is like any other that is unknown, and the object lacks all fields.
    assertQuarantined(
        Reason.MALFORMED_JSON, Reason.MALFORMED_JSON, Reason.MISSING_FIELD, Reason.MALFORMED_JSON);
  }

  @Test
  void a_record_of_ten_mebibytes_of_ticks_is_applied() {
    // An unknown field makes them heavy.
    var note = ("\"note\":\"" + "x".repeat(2_000) + "\",").getBytes(UTF_8);
    var lines = new ByteArrayOutputStream();
    while (lines.size() < (10 << 20) - 3_000) {
      var tick = feed.nextGood();
      lines.write('{');
      lines.writeBytes(note);
      lines.write(tick, 1, tick.length - 1);
      lines.write('\n');
    }
    feed.put(lines.toByteArray());
    assertQuarantined();
  }

  @Test
  void a_record_of_ten_mebibytes_that_is_not_a_tick_is_quarantined_whole() {
    feed.putGood();
    feed.put("x".repeat(10 << 20));
    feed.putGood();
    assertQuarantined(Reason.TOO_MANY_REJECTED_BYTES);
  }

  @Test
  void while_the_quarantine_does_not_answer_nothing_is_counted_and_the_batch_comes_again() {
    feed.putGood();
    feed.put("no tick");
    feed.putGood();
    feed.script().beforeNext("quarantine", PoisonedFeedTest::unavailable);
    assertThat(feed.deliverAll()).isZero();
    assertThat(feed.state().ticks()).isZero();
    assertQuarantined(Reason.MALFORMED_JSON);
  }

  @Test
  void a_record_quarantined_before_a_crash_is_there_once_and_counted_once() {
    feed.putGood();
    feed.put("no tick");
    feed.putGood();
    feed.script().afterNext("quarantine", PoisonedFeedTest::unavailable);
    assertThat(feed.deliverAll()).isZero();
    assertThat(feed.reasons()).containsExactly(Reason.MALFORMED_JSON);
    assertQuarantined(Reason.MALFORMED_JSON);
  }

  private static void unavailable() {
    throw new UnavailableException("scripted", null);
  }

  @Test
  void a_shard_of_nothing_but_poison_is_read_to_its_end() {
    for (var i = 0; i < 1_000; i++) {
      feed.put("no tick " + i);
    }
    feed.putGood();
    assertThat(feed.deliverAll()).isEqualTo(1_001);
    assertThat(feed.violations(1_000)).isEmpty();
  }
}
