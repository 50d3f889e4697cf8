package dev.weir.market.exposure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a portfolio may have.
 *
 * @param most by limit; one that is not there does not limit
 */
public record Limits(Map<Limit, BigDecimal> most) {

  /** Nothing is limited. */
  public static final Limits NONE = new Limits(Map.of());

  /** Checks that each is above zero. */
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
   * How far each limit is used.
   *
   * @param before the states so far; {@link Latch#ACTIVE} for a limit that is not there
   * @param isWhole whether the figures leave no position out
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

  /** The states of some uses, as the next decision needs them. */
  public static Map<Limit, Latch> states(List<LimitUse> uses) {
    var states = new EnumMap<Limit, Latch>(Limit.class);
    uses.forEach(use -> states.put(use.limit(), use.latch()));
    return states;
  }

  /** What a portfolio may do: what the worst of its limits says. */
  public static LimitState worst(List<LimitUse> uses) {
    return uses.stream().map(LimitUse::state).reduce(LimitState.ACTIVE, LimitState::worse);
  }
}
