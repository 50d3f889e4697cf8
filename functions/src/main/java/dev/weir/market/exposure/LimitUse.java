package dev.weir.market.exposure;

import java.math.BigDecimal;

/**
 * A limit with its figure and its state.
 *
 * @param limit the limit
 * @param value the figure
 * @param most its maximum
 * @param latch with hysteresis: once it is reducing or halted, it stays so until the figure is
 *     below 75 % of the limit
 */
public record LimitUse(Limit limit, BigDecimal value, BigDecimal most, Latch latch) {

  private static final BigDecimal REDUCING_FROM = new BigDecimal("0.80");
  private static final BigDecimal BACK_BELOW = new BigDecimal("0.75");

  /**
   * Returns the use of a limit.
   *
   * @param isWhole whether the figures include every position. If one is left out, the limit can
   *     still be found exceeded but not respected: it is released no further than by the last
   *     complete figures. Omitted positions can only increase gross exposure, so a limit on it that
   *     is found exceeded stays so
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

  /** Returns the state that this limit allows the portfolio. */
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
