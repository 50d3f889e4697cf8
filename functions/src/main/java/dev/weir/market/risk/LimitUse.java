package dev.weir.market.risk;

import java.math.BigDecimal;

/**
 * A limit, its figure and what follows.
 *
 * @param limit which
 * @param value the figure
 * @param most the most that it may be
 * @param state with hysteresis: once it is reducing or halted, it stays so until the figure is
 *     below 75 % of the limit
 */
public record LimitUse(Limit limit, BigDecimal value, BigDecimal most, LimitState state) {

  private static final BigDecimal REDUCING_FROM = new BigDecimal("0.80");
  private static final BigDecimal BACK_BELOW = new BigDecimal("0.75");

  static LimitUse of(Limit limit, BigDecimal value, BigDecimal most, LimitState before) {
    return new LimitUse(limit, value, most, state(value, most, before));
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
