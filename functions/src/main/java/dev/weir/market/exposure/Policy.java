package dev.weir.market.exposure;

import java.time.Duration;
import java.util.Map;

/**
 * The response to each cause, and the thresholds of some.
 *
 * @param actions where they differ from the defaults
 * @param maxSilence how long an open venue may send nothing
 * @param maxReferenceAge the maximum age of reference data
 */
public record Policy(Map<Cause, Action> actions, Duration maxSilence, Duration maxReferenceAge) {

  /** The policy if none is declared. */
  public static final Policy DEFAULT =
      new Policy(Map.of(), Duration.ofMinutes(1), Duration.ofDays(4));

  /**
   * Validates the actions.
   *
   * @throws IllegalArgumentException if one is set that can't be
   */
  public Policy {
    actions = Map.copyOf(actions);
    actions
        .keySet()
        .forEach(
            cause -> {
              if (!cause.canBeSet()) {
                throw new IllegalArgumentException("The action for " + cause + " is fixed");
              }
            });
  }

  /** Returns the response to a cause. */
  public Action of(Cause cause) {
    return actions.getOrDefault(cause, cause.byDefault());
  }
}
