package dev.weir.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.events.market.InvalidTickException;
import dev.weir.events.market.Tick;
import dev.weir.events.market.TickJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SteadyTicksTest {

  private static final Instant AT = Instant.parse("2026-11-28T09:30:00.123456Z");

  private final SteadyTicks ticks = steady(7);

  private static SteadyTicks steady(long seed) {
    return new SteadyTicks(
        seed,
        new TreeMap<>(Map.of("ACME", BigDecimal.valueOf(100), "BOLT", new BigDecimal("0.5"))));
  }

  private static List<Tick> some(SteadyTicks ticks, int number) {
    var some = new ArrayList<Tick>();
    for (var i = 0; i < number; i++) {
      some.add(ticks.next(AT.plusMillis(i)));
    }
    return some;
  }

  @Test
  void the_same_seed_gives_the_same_ticks() {
    assertThat(some(steady(7), 100)).isEqualTo(some(ticks, 100));
    assertThat(some(steady(8), 100)).isNotEqualTo(some(steady(7), 100));
  }

  @Test
  void no_sequence_of_a_symbol_is_left_out() {
    for (var symbol : List.of("ACME", "BOLT")) {
      var sequences =
          some(steady(7), 200).stream()
              .filter(tick -> tick.symbol().equals(symbol))
              .map(Tick::sequence)
              .toList();
      assertThat(sequences).first().isEqualTo(1L);
      assertThat(sequences).last().isEqualTo((long) sequences.size());
    }
  }

  @Test
  void a_feed_that_begins_later_has_a_later_session_of_the_same_venue() {
    var before = ticks.next(AT);
    var later = steady(7).next(AT.plusMillis(1));

    assertThat(later.venue()).isEqualTo(before.venue());
    assertThat(later.session()).isGreaterThan(before.session());
  }

  @Test
  void prices_stay_about_where_they_are() {
    assertThat(some(ticks, 500))
        .allSatisfy(
            tick ->
                assertThat(tick.price().orElseThrow().doubleValue())
                    .isBetween(
                        tick.symbol().equals("ACME") ? 99.8 : 0.499,
                        tick.symbol().equals("ACME") ? 100.2 : 0.501));
  }

  @Test
  void the_same_number_is_the_same_symbol() {
    assertThat(ticks.next(5, AT).symbol()).isEqualTo(ticks.symbol(5)).isEqualTo(ticks.symbol(1));
  }

  @Test
  void unreadable_ticks_are_unreadable_and_leave_no_gap() {
    var unreadable = ticks.unreadable(AT);
    assertThatThrownBy(() -> TickJson.read(unreadable, 0, unreadable.length))
        .isInstanceOf(InvalidTickException.class);
    assertThat(ticks.next(0, AT).sequence()).isEqualTo(1);
  }
}
