package dev.weir.market.marks.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.engine.Parsed;
import dev.weir.events.envelope.Gzip;
import dev.weir.events.framing.SchemaIds;
import dev.weir.events.market.Tick;
import dev.weir.events.market.TickJson;
import dev.weir.events.market.TickMessages;
import dev.weir.market.reference.ReferenceBook;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.HashKeyRange;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.RecordDecoder;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import dev.weir.stream.TooMuchWorkException;
import dev.weir.stream.WorkUnit;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class TickParserTest {

  private static final Instant AT = Instant.parse("2026-11-23T14:30:00Z");
  private static final Shard SHARD = new Shard("shardId-000000000000");

  private final TickParser parser =
      new TickParser(
          RecordDecoder.ofEvents(_ -> HashKeyRange.whole()),
          new TickMessages(SchemaIds.NONE),
          "us-east-1");

  private static String line(String price) {
    var tick =
        new Tick(
            "ACME",
            "XNAS",
            "2026-11-23",
            7,
            new BigDecimal(price),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            AT);
    return new String(TickJson.write(tick), StandardCharsets.UTF_8) + "\n";
  }

  private ParsedTicks parse(byte[] data) {
    var record = new KinesisRecord(new SequenceNumber("7"), "ACME", AT, data);
    return switch (parser.parse(record, SHARD, new VenueCheck(ReferenceBook.empty()))) {
      case Parsed.Events<ParsedTicks>(var ticks) -> ticks;
      case Parsed.UnreadableRecord<ParsedTicks>(var reason, var detail) ->
          throw new AssertionError(reason + " " + detail);
    };
  }

  @Test
  void a_pulse_is_neither_a_tick_nor_unreadable() {
    var parsed = parse(bytes("{\"pulse\":1}\n" + line("101.25")));
    assertThat(parsed.hasPulse()).isTrue();
    assertThat(parsed.rejected()).isEmpty();
    assertThat(parsed.ticks()).hasSize(1);
    assertThat(parse(bytes(line("101.25"))).hasPulse()).isFalse();
  }

  @Test
  void what_only_looks_like_a_pulse_is_rejected() {
    for (var text : List.of("{\"pulse\":2}", "{\"pulse\":1 }", "{\"pulse\":1}}")) {
      var parsed = parse(bytes(text));
      assertThat(parsed.hasPulse()).isFalse();
      assertThat(parsed.rejected()).hasSize(1);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the least number of lines that exceeds a record's bound. */
  private static int oneAbove(WorkUnit unit, IntFunction<byte[]> record) {
    return oneAbove(unit, count -> count, record);
  }

  private static int oneAbove(WorkUnit unit, IntUnaryOperator units, IntFunction<byte[]> record) {
    var count = 1;
    while (units.applyAsInt(count) <= unit.bound(record.apply(count).length)) {
      count++;
    }
    return count;
  }

  @Test
  void a_line_that_is_not_a_tick_leaves_the_lines_around_it_untouched() {
    var parsed = parse(bytes(line("1") + "{\"symbol\":\n" + line("2")));
    assertThat(parsed.ticks()).extracting(ReadTick::line).containsExactly(0, 2);
    assertThat(parsed.rejected()).extracting(Rejected::line).containsExactly(1);
    assertThat(parsed.rejected())
        .extracting(Rejected::reason)
        .containsExactly(Reason.MALFORMED_JSON);
  }

  @Test
  void a_record_has_as_many_ticks_as_its_bytes_allow_and_not_one_more() {
    IntFunction<byte[]> packed = count -> Gzip.compress(bytes(line("101.25").repeat(count)));
    var above = oneAbove(WorkUnit.EVENTS, packed);
    assertThat(parse(packed.apply(above - 1)).ticks()).hasSize(above - 1);
    assertThatThrownBy(() -> parse(packed.apply(above)))
        .isInstanceOfSatisfying(
            TooMuchWorkException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.TOO_MANY_EVENTS));
  }

  @Test
  void a_record_has_as_many_rejected_lines_as_its_bytes_allow_and_not_one_more() {
    IntFunction<byte[]> garbage = count -> bytes("x\n".repeat(count));
    var above = oneAbove(WorkUnit.REJECTED_LINES, garbage);
    assertThat(parse(garbage.apply(above - 1)).rejected()).hasSize(above - 1);
    assertThatThrownBy(() -> parse(garbage.apply(above)))
        .isInstanceOfSatisfying(
            TooMuchWorkException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.TOO_MANY_REJECTED_LINES));
  }

  @Test
  void a_record_has_as_many_json_tokens_as_its_bytes_allow_also_in_fields_that_are_skipped() {
    // Texts that do not compress: otherwise the inflated bytes are at their bound first.
    var random = new Random(1);
    var skipped = "[" + "1,".repeat(2_000) + "1]";
    var lines = new ArrayList<String>();
    for (var i = 0; i < 100; i++) {
      var text = Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
      lines.add(line("101.25").replace("}", ",\"x\":" + skipped + ",\"y\":\"" + text + "\"}"));
    }
    IntFunction<byte[]> packed =
        count -> Gzip.compress(bytes(String.join("", lines.subList(0, count))));
    var counted = new AtomicInteger();
    var first = bytes(lines.getFirst());
    TickJson.read(first, 0, first.length, tokens -> counted.addAndGet((int) tokens));
    assertThat(counted.get()).isBetween(2_000, 2_040);
    // The first line is read once more, to see whether it is a document of CloudWatch Logs.
    var above = oneAbove(WorkUnit.JSON_TOKENS, count -> (count + 1) * counted.get(), packed);
    assertThat(parse(packed.apply(above - 1)).ticks()).hasSize(above - 1);
    assertThatThrownBy(() -> parse(packed.apply(above)))
        .isInstanceOfSatisfying(
            TooMuchWorkException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.TOO_MANY_JSON_TOKENS));
  }
}
