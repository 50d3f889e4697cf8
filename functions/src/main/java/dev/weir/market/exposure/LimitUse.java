package dev.weir.market.exposure;

import java.math.BigDecimal;

/**
 * A limit, its figure and what follows.
 *
 * @param limit which
 * @param value the figure
 * @param most the most that it may be
 * @param latch with hysteresis: once it is reducing or halted, it stays so until the figure is
 *     below 75 % of the limit
 */
public record LimitUse(Limit limit, BigDecimal value, BigDecimal most, Latch latch) {

  private static final BigDecimal REDUCING_FROM = new BigDecimal("0.80");
  private static final BigDecimal BACK_BELOW = new BigDecimal("0.75");

  /**
   * The use of a limit.
   *
   * @param isWhole whether the figures leave no position out. If one is left out, the limit can
   *     still be found passed, but not be found respected: it is released no further than it was by
   *     the last whole figures. Gross exposure only grows by what is left out, so that one found
   *     passed stays so
   */
  static LimitUse of(
      Limit limit, BigDecimal value, BigDecimal most, Latch before, boolean isWhole) {
    if (isWhole) {
      return new LimitUse(limit, value, most, Latch.of(state(value, most, before.whole())));
    }
    var whole =
        limit == Limit.GROSS
            ? before.whole().worse(state(value, most, before.whole()))
            : before.whole();
    var part = whole.worse(state(value, most, before.part()));
    return new LimitUse(limit, value, most, new Latch(whole, part));
  }

  /** What the portfolio may do as far as this limit goes. */
  public LimitState state() {
    return latch.part();
  }

  private static LimitState state(BigDecimal value, BigDecimal most, LimitState before) {
    if (value.compareTo(most) > 0) {
      return LimitState.HALTED;
    }
    if (value.compareTo(most.multiply(BACK_BELOW)) < 0) {
      return LimitState.ACTIVE;
    }
    return value.compareTo(most.multiply(REDUCING_FROM)) >= 0
        ? before.worse(LimitState.REDUCING)
        : before;
  }
}
