package dev.weir.market.exposure;

import java.time.Duration;
import java.util.Map;

/**
 * What is done about each cause, and from when on it is one.
 *
 * @param actions where they differ from the defaults
 * @param maxSilence how long nothing may arrive from an open venue
 * @param maxReferenceAge how old reference data may be
 */
public record Policy(Map<Cause, Action> actions, Duration maxSilence, Duration maxReferenceAge) {

  /** What holds where nothing is declared. */
  public static final Policy DEFAULT =
      new Policy(Map.of(), Duration.ofMinutes(1), Duration.ofDays(4));

  /**
   * Checks the actions.
   *
   * @throws IllegalArgumentException where one is set that can't be
   */
  public Policy {
    actions = Map.copyOf(actions);
    actions
        .keySet()
        .forEach(
            cause -> {
              if (!cause.canBeSet()) {
                throw new IllegalArgumentException("What is done about " + cause + " is fixed");
              }
            });
  }

  /** What is done about a cause. */
  public Action of(Cause cause) {
    return actions.getOrDefault(cause, cause.byDefault());
  }
}
