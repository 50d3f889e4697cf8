package dev.weir.market.marks.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Parsed;
import dev.weir.events.framing.SchemaIds;
import dev.weir.events.market.TickMessages;
import dev.weir.market.Collar;
import dev.weir.market.InstrumentRules;
import dev.weir.market.Mark;
import dev.weir.market.Register;
import dev.weir.market.RegisterFold;
import dev.weir.market.RegisterFold.TickVerdict;
import dev.weir.market.reference.ReferenceBook;
import dev.weir.stream.HashKeyRange;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.RecordDecoder;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ticks of the kinds in public reports of feeds, with their correct values. */
class MarketCasesTest {

  private static final Instant ARRIVED = Instant.parse("2026-11-29T06:00:30Z");
  private static final Shard SHARD = new Shard("shardId-000000000000");

  private final TickParser parser =
      new TickParser(
          RecordDecoder.ofEvents(_ -> HashKeyRange.whole()),
          new TickMessages(SchemaIds.NONE),
          "us-east-1");

  private final List<String> refused = new ArrayList<>();
  private Register register = Register.none("CL", "XNYM");
  private int crossed;

  /** Each line is a separate record. */
  private String priceAfter(String file, Collar collar) throws IOException {
    try (var in = getClass().getResourceAsStream("/cases/market/" + file + ".ndjson")) {
      for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        take(line, collar);
      }
    }
    return register.mark().flatMap(Mark::price).map(BigDecimal::toPlainString).orElse("none");
  }

  private void take(String line, Collar collar) {
    var bytes = line.getBytes(StandardCharsets.UTF_8);
    var record = new KinesisRecord(new SequenceNumber("1"), "CL", ARRIVED, bytes);
    switch (parser.parse(record, SHARD, new VenueCheck(ReferenceBook.empty()))) {
      case Parsed.Events<ParsedTicks>(var parsed) -> {
        parsed.rejected().forEach(one -> refused.add(one.reason().name()));
        parsed.ticks().forEach(tick -> take(tick, collar));
      }
      case Parsed.UnreadableRecord<ParsedTicks>(var reason, var detail) ->
          throw new AssertionError(reason + " " + detail);
    }
  }

  private void take(ReadTick tick, Collar collar) {
    crossed += tick.received().isCrossed() ? 1 : 0;
    var step = RegisterFold.of(register, InstrumentRules.of(collar)).take(tick.received());
    if (step.verdict() instanceof TickVerdict.RefusedTick(var why)) {
      refused.add(why.name());
    }
    register = step.after().isChanged() ? step.after().next() : register;
  }

  @Test
  void a_sequence_that_starts_again_after_a_leap_sets_the_price() throws IOException {
    assertThat(priceAfter("d01-sequence-reset-in-session", Collar.DEFAULT)).isEqualTo("55.00");
    assertThat(refused).containsExactly("SEQUENCE_AHEAD");
  }

  @Test
  void a_session_of_a_mistyped_year_is_refused_and_pins_nothing() throws IOException {
    assertThat(priceAfter("d03-typo-session-pins", Collar.DEFAULT)).isEqualTo("11");
    assertThat(refused).containsExactly("SESSION_AHEAD");
  }

  @Test
  void a_price_below_zero_is_one_where_the_instrument_allows_it() throws IOException {
    var oil = new Collar(new BigDecimal("0.10"), new BigDecimal("50"), true);

    assertThat(priceAfter("d04-negative-price", oil)).isEqualTo("-37.63");
    assertThat(refused).isEmpty();
  }

  @Test
  void a_price_below_zero_is_refused_where_nothing_is_declared() throws IOException {
    assertThat(priceAfter("d04-negative-price", Collar.DEFAULT)).isEqualTo("10.01");
    assertThat(refused).containsExactly("BAD_PRICE");
  }

  @Test
  void of_two_prices_of_one_sequence_the_one_within_the_collar_stands() throws IOException {
    assertThat(priceAfter("d05-correction-same-sequence", Collar.DEFAULT)).isEqualTo("10.01");
    assertThat(refused).containsExactly("PRICE_BEYOND");
  }

  @Test
  void a_crossed_quote_is_marked_as_crossed() throws IOException {
    assertThat(priceAfter("d07-crossed", Collar.DEFAULT)).isEqualTo("10");
    assertThat(crossed).isEqualTo(1);
    assertThat(register.last().orElseThrow().isCrossed()).isTrue();
  }
}
