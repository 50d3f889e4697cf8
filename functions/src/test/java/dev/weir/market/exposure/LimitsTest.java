package dev.weir.market.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitsTest {

  private static final Limits LIMITS = new Limits(Map.of(Limit.GROSS, new BigDecimal("1000")));

  private static RiskFigures gross(String units) {
    var micros = new BigDecimal(units).movePointRight(6).longValueExact();
    return new RiskFigures(micros, 0, 0, "A", micros, 0, 0);
  }

  private static LimitState state(String gross, LimitState before) {
    return Limits.worst(LIMITS.uses(gross(gross), Map.of(Limit.GROSS, Latch.of(before)), true));
  }

  @Test
  void a_limit_is_reducing_from_80_percent_on_and_halted_beyond_it() {
    assertThat(state("799.999999", LimitState.ACTIVE)).isEqualTo(LimitState.ACTIVE);
    assertThat(state("800", LimitState.ACTIVE)).isEqualTo(LimitState.REDUCING);
    assertThat(state("1000", LimitState.ACTIVE)).isEqualTo(LimitState.REDUCING);
    assertThat(state("1000.000001", LimitState.ACTIVE)).isEqualTo(LimitState.HALTED);
  }

  @Test
  void it_goes_back_only_below_75_percent() {
    assertThat(state("750", LimitState.REDUCING)).isEqualTo(LimitState.REDUCING);
    assertThat(state("749.999999", LimitState.REDUCING)).isEqualTo(LimitState.ACTIVE);
    assertThat(state("900", LimitState.HALTED)).isEqualTo(LimitState.HALTED);
    assertThat(state("750", LimitState.HALTED)).isEqualTo(LimitState.HALTED);
    assertThat(state("749", LimitState.HALTED)).isEqualTo(LimitState.ACTIVE);
  }

  @Test
  void a_portfolio_is_as_its_worst_limit_and_each_use_says_value_and_limit() {
    var limits =
        new Limits(
            Map.of(
                Limit.NET, new BigDecimal("100"),
                Limit.DAILY_LOSS, new BigDecimal("10"),
                Limit.SINGLE_NAME, new BigDecimal("0.9")));
    var figures = new RiskFigures(200_000_000, -85_000_000, -12_000_000, "A", 100_000_000, 0, 0);
    var uses = limits.uses(figures, Map.of(), true);
    assertThat(Limits.worst(uses)).isEqualTo(LimitState.HALTED);
    assertThat(Limits.states(uses))
        .containsEntry(Limit.NET, Latch.of(LimitState.REDUCING))
        .containsEntry(Limit.SINGLE_NAME, Latch.ACTIVE)
        .containsEntry(Limit.DAILY_LOSS, Latch.of(LimitState.HALTED));
    assertThat(uses.getFirst().value()).isEqualByComparingTo("85");
  }

  @Test
  void a_limit_of_nothing_is_refused() {
    assertThatThrownBy(() -> new Limits(Map.of(Limit.NET, BigDecimal.ZERO)))
        .hasMessage("NET is 0; give more than 0");
  }

  private static Latch latch(Limit limit, String value, Latch before, boolean isWhole) {
    return LimitUse.of(limit, new BigDecimal(value), new BigDecimal("1000"), before, isWhole)
        .latch();
  }

  private static Latch latch(LimitState whole, LimitState part) {
    return new Latch(whole, part);
  }

  @Test
  void an_omitted_value_neither_releases_a_limit_nor_sets_it_for_good() {
    var halted = Latch.of(LimitState.HALTED);
    assertThat(latch(Limit.NET, "1", halted, false)).isEqualTo(halted);
    var inPart = latch(Limit.NET, "1001", Latch.ACTIVE, false);
    assertThat(inPart).isEqualTo(latch(LimitState.ACTIVE, LimitState.HALTED));
    assertThat(latch(Limit.NET, "790", inPart, false)).isEqualTo(inPart);
    assertThat(latch(Limit.NET, "790", inPart, true)).isEqualTo(Latch.ACTIVE);
    assertThat(latch(Limit.NET, "740", inPart, false)).isEqualTo(Latch.ACTIVE);
  }

  @Test
  void gross_exposure_that_is_passed_without_a_position_is_passed_with_it() {
    var passed = latch(Limit.GROSS, "1001", Latch.ACTIVE, false);
    assertThat(passed).isEqualTo(Latch.of(LimitState.HALTED));
    assertThat(latch(Limit.GROSS, "1", passed, false)).isEqualTo(passed);
    assertThat(latch(Limit.GROSS, "790", passed, true)).isEqualTo(passed);
    assertThat(latch(Limit.GROSS, "740", passed, true)).isEqualTo(Latch.ACTIVE);
  }
}
