package dev.weir.market.exposure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The limits of a portfolio.
 *
 * @param most the maximum by limit; an absent one does not limit
 */
public record Limits(Map<Limit, BigDecimal> most) {

  public static final Limits NONE = new Limits(Map.of());

  /** Validates that each is above zero. */
  public Limits {
    most = Map.copyOf(most);
    most.forEach(
        (limit, value) -> {
          if (value.signum() <= 0) {
            throw new IllegalArgumentException(limit + " is " + value + "; give more than 0");
          }
        });
  }

  /**
   * Returns the use of each limit.
   *
   * @param before the previous states; {@link Latch#ACTIVE} for an absent limit
   * @param isWhole whether the figures include every position
   */
  public List<LimitUse> uses(RiskFigures figures, Map<Limit, Latch> before, boolean isWhole) {
    var uses = new ArrayList<LimitUse>();
    for (var limit : Limit.values()) {
      if (most.containsKey(limit)) {
        var latch = before.getOrDefault(limit, Latch.ACTIVE);
        uses.add(LimitUse.of(limit, limit.valueOf(figures), most.get(limit), latch, isWhole));
      }
    }
    return uses;
  }

  /** Returns the states of some uses, as the next decision needs them. */
  public static Map<Limit, Latch> states(List<LimitUse> uses) {
    var states = new EnumMap<Limit, Latch>(Limit.class);
    uses.forEach(use -> states.put(use.limit(), use.latch()));
    return states;
  }

  /** Returns the state of a portfolio: that of the worst of its limits. */
  public static LimitState worst(List<LimitUse> uses) {
    return uses.stream().map(LimitUse::state).reduce(LimitState.ACTIVE, LimitState::worse);
  }
}
