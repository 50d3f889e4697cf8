package dev.weir.market.risk.beat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.property.Property;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BeatPaceTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final BeatPace PACE = new BeatPace(Duration.ofSeconds(3), Duration.ofSeconds(20));

  private static StoredBeat of(Instant pulsedAt) {
    return new StoredBeat(1, pulsedAt, "");
  }

  @Test
  void a_stretch_has_one_beat_whichever_pulse_comes_first() {
    assertThat(PACE.isDue(NOON, StoredBeat.NONE)).isTrue();
    assertThat(PACE.isDue(NOON, of(NOON))).isFalse();
    assertThat(PACE.isDue(NOON.plusMillis(2_999), of(NOON))).isFalse();
    assertThat(PACE.isDue(NOON.plusMillis(3_000), of(NOON.plusMillis(2_999)))).isTrue();
    assertThat(PACE.isDue(NOON, of(NOON.plusSeconds(60)))).isFalse();
  }

  @Test
  void each_portfolio_has_its_turn_within_a_minute_less_two_beats() {
    Property.holds(
        draw -> {
          var portfolios =
              IntStream.range(0, draw.integer(1, 400))
                  .mapToObj("portfolio-%04d"::formatted)
                  .toList();
          var after = draw.of(List.of("", "portfolio-0000", "portfolio-0200", "zzz"));
          var seen = new HashSet<String>();
          for (var beat = 0; beat < 18; beat++) {
            var turn = PACE.turn(portfolios, after);
            seen.addAll(turn);
            after = turn.getLast();
          }
          assertThat(seen).containsAll(new TreeSet<>(portfolios));
        });
  }

  @Test
  void a_group_without_portfolios_has_no_turn() {
    assertThat(PACE.turn(List.of(), "")).isEmpty();
  }
}
