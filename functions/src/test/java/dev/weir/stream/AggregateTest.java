package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.events.envelope.CloudWatchLogs;
import dev.weir.events.envelope.Gzip;
import dev.weir.events.envelope.KplAggregate;
import dev.weir.events.envelope.WrappedLine;
import dev.weir.quarantine.Reason;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AggregateTest {

  private static final BigInteger MIDDLE = BigInteger.ONE.shiftLeft(127);
  private static final HashKeyRange LOWER =
      new HashKeyRange(BigInteger.ZERO, MIDDLE.subtract(BigInteger.ONE));

  @Test
  void all_user_records_are_opened_in_their_order() {
    byte[] aggregate =
        new KplAggregate().add("a", bytes("one\ntwo")).add("b", bytes("three\n")).toBytes();

    assertThat(Opens.lines(aggregate)).containsExactly("one", "two", "three");
  }

  @Test
  void user_records_may_be_in_envelopes_of_their_own() {
    Instant at = Instant.parse("2025-10-10T13:55:36Z");
    byte[] document = CloudWatchLogs.dataMessage("/ecs/shop", at, List.of("one"));
    byte[] aggregate =
        new KplAggregate()
            .add("a", Gzip.compress(document))
            .add("a", WrappedLine.ofFluentBit("two", at))
            .add("a", bytes("three"))
            .toBytes();

    assertThat(Opens.lines(aggregate)).containsExactly("one", "two", "three");
    assertThat(Opens.payloads(aggregate))
        .extracting(Payload::source)
        .containsExactly("/ecs/shop", "", "");
  }

  @Test
  void an_aggregate_in_an_aggregate_is_not_read() {
    byte[] inner = new KplAggregate().add("a", bytes("one")).toBytes();
    byte[] outer = new KplAggregate().add("a", bytes("zero")).add("a", inner).toBytes();

    assertThat(Opens.reason(outer)).isEqualTo(Reason.UNSUPPORTED_ENVELOPE);
  }

  @Test
  void one_user_record_that_is_unreadable_makes_the_whole_unreadable() {
    byte[] cut = Arrays.copyOf(Gzip.compress(bytes("two")), 15);
    byte[] aggregate = new KplAggregate().add("a", bytes("one")).add("a", cut).toBytes();

    assertThat(Opens.reason(aggregate)).isEqualTo(Reason.TRUNCATED_GZIP);
  }

  @Test
  void the_bound_on_inflating_holds_for_the_whole_aggregate() {
    // The bound depends on the bytes delivered, of which each user record adds a few.
    byte[] half = Gzip.compress(new byte[32 * 1024]);
    byte[] two = new KplAggregate().add("a", half).add("a", half).toBytes();
    int rest = (int) WorkUnit.INFLATED_BYTES.bound(two.length) - 32 * 1024;
    byte[] most = Gzip.compress(new byte[rest]);
    byte[] more = Gzip.compress(new byte[rest + 8 * 1024]);

    assertThat(Opens.open(new KplAggregate().add("a", half).add("a", most).toBytes()))
        .isInstanceOf(DecodedRecord.Payloads.class);
    assertThat(
            Opens.reason(new KplAggregate().add("a", half).add("a", half).add("a", more).toBytes()))
        .isEqualTo(Reason.INFLATES_TOO_LARGE);
  }

  @Test
  void user_records_of_all_keys_are_taken_where_no_shard_was_split() throws IOException {
    // Among 100 keys some hash to every shard of four; the producer library did not write this.
    byte[] aggregate = resource("kpl-many-keys.bin");
    BigInteger quarter = BigInteger.ONE.shiftLeft(126);

    for (int shard = 0; shard < 4; shard++) {
      BigInteger first = quarter.multiply(BigInteger.valueOf(shard));
      var range = new HashKeyRange(first, first.add(quarter).subtract(BigInteger.ONE));

      assertThat(Opens.lines(Opens.open(aggregate, range))).hasSize(100);
    }
  }

  @Test
  void after_a_split_what_belongs_to_the_other_half_is_left_out_and_reported() {
    // MD5("a") = 0cc1..., MD5("b") = 92eb...: below and above the middle.
    byte[] aggregate =
        new KplAggregate()
            .add("a", bytes("here"))
            .add("b", bytes("there"))
            .add("b", MIDDLE.subtract(BigInteger.ONE), bytes("here by its explicit hash key"))
            .add("a", MIDDLE, bytes("there by its explicit hash key"))
            .toBytes();

    DecodedRecord opened = Opens.openAfterSplit(aggregate, LOWER);

    assertThat(Opens.lines(opened)).containsExactly("here", "here by its explicit hash key");
    assertThat(((DecodedRecord.Payloads) opened).outside())
        .extracting(Payload::text)
        .containsExactly("there", "there by its explicit hash key");
  }

  @Test
  void where_all_are_to_be_taken_nobody_asks_for_the_shards() {
    byte[] aggregate = new KplAggregate().add("a", bytes("one")).add("b", bytes("two")).toBytes();
    var envelope =
        RecordDecoder.ofEvents(
            shard -> {
              throw new IllegalStateException("No such shard");
            });

    assertThat(Opens.lines(envelope.open(Opens.record(aggregate), Opens.SHARD)))
        .containsExactly("one", "two");
  }

  @Test
  void omitted_lines_are_counted_as_rejected() {
    var aggregate = new KplAggregate();
    for (int i = 0; i < 5; i++) {
      aggregate.add("b", bytes("there"));
    }
    KinesisRecord record = Opens.record(aggregate.toBytes());
    var budget = RecordBudget.of(record);
    long before = budget.left(WorkUnit.REJECTED_LINES);

    Opens.envelope(new SplitShard(LOWER)).open(record, SplitShard.CHILD, budget);

    assertThat(budget.left(WorkUnit.REJECTED_LINES)).isEqualTo(before - 5);
  }

  @Test
  void the_shards_range_is_asked_for_only_when_an_aggregate_appears() {
    var envelope =
        Opens.envelope(
            shard -> {
              throw new IllegalStateException("No such shard");
            });

    envelope.open(Opens.record(bytes("raw")), Opens.SHARD);

    // If it can't be determined, the batch must be retried: nothing is quarantined.
    byte[] aggregate = new KplAggregate().add("a", bytes("one")).toBytes();
    assertThatThrownBy(() -> envelope.open(Opens.record(aggregate), Opens.SHARD))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_flipped_bit_anywhere_after_the_magic_is_noticed() {
    byte[] aggregate = new KplAggregate().add("a", bytes("one")).add("b", bytes("two")).toBytes();

    for (int bit = 8 * 4; bit < 8 * aggregate.length; bit++) {
      byte[] flipped = aggregate.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(Opens.reason(flipped)).isEqualTo(Reason.CORRUPT_AGGREGATE);
    }
  }

  @Test
  void an_aggregate_that_is_cut_short_is_corrupt() {
    byte[] aggregate = new KplAggregate().add("a", bytes("one")).toBytes();

    for (int length = 4; length < aggregate.length; length++) {
      assertThat(Opens.reason(Arrays.copyOf(aggregate, length)))
          .isEqualTo(Reason.CORRUPT_AGGREGATE);
    }
  }

  @Test
  void fields_come_in_any_order_and_among_unknown_ones() {
    // A record (with tags, and fields 15 of all types) before the key that it refers to.
    String body =
        "1a"
            + "1d"
            + "2206"
            + "0a016b"
            + "120176"
            + "1a0178"
            + "0800"
            + "7801"
            + "7d00000000"
            + "790000000000000000"
            + "0a0161";

    assertThat(Opens.lines(KplAggregate.seal(HexFormat.of().parseHex(body)))).containsExactly("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1a050800" + "1a0178", // no partition keys
        "0a0161" + "1a050801" + "1a0178", // no such partition key
        "0a0161" + "1a07080010001a0178", // no such explicit hash key
        "0a0161" + "1a020800", // no data
        "0a0161" + "1a031a0178", // no partition key
        "0a0161" + "1203313278" + "1a07080010001a0178", // explicit hash key is not a number
        "0a0161" + "1200" + "1a07080010001a0178", // length exceeds the end
        "0a7f61", // length exceeds an int
        "0affffffff0f61", // length passes what an int holds
        "0affffffffffffffffff0161", // length is negative
        "0affffffffffffffffffff01", // number has too many bytes
        "0a", // number is missing
        "0801", // a table entry that is a number
        "03", // a group
        "0001", // a fixed number beyond the end
        "7d0000", // a fixed number that passes the end
      })
  void a_body_that_breaks_the_rules_is_corrupt_even_with_a_right_checksum(String body) {
    assertThat(Opens.reason(KplAggregate.seal(HexFormat.of().parseHex(body))))
        .isEqualTo(Reason.CORRUPT_AGGREGATE);
  }

  @Test
  void an_aggregate_of_nothing_holds_nothing() {
    assertThat(Opens.payloads(new KplAggregate().toBytes())).isEmpty();
  }

  private static byte[] resource(String name) throws IOException {
    try (var in = AggregateTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
