package dev.weir.market.reference;

import dev.weir.market.exposure.Action;
import dev.weir.market.exposure.Cause;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A halt ordered by an operator, or by the audit when Regions disagree.
 *
 * @param number from 1, each one above the previous; never reused
 * @param scope a portfolio, or {@link #ALL}
 * @param cause why it is in force: {@link Cause#BY_HAND} or {@link Cause#REGIONS_DISAGREE}
 * @param action {@link Action#HALT} or {@link Action#REDUCE}
 * @param until when it ends by itself; empty if it must be released
 */
public record Halt(
    long number,
    String scope,
    Cause cause,
    Action action,
    String actor,
    String reason,
    Optional<Instant> until) {

  /** The scope of all portfolios. */
  public static final String ALL = "*";

  /** Creates a halt ordered by an operator. */
  public Halt(
      long number,
      String scope,
      Action action,
      String actor,
      String reason,
      Optional<Instant> until) {
    this(number, scope, Cause.BY_HAND, action, actor, reason, until);
  }

  /**
   * Validates the action.
   *
   * @throws IllegalArgumentException if it is only a warning
   */
  public Halt {
    Objects.requireNonNull(scope, "scope");
    if (action == Action.WARN) {
      throw new IllegalArgumentException("A halt halts or reduces");
    }
  }

  /** Whether it applies to a portfolio and has not ended. */
  public boolean holds(String portfolio, Instant asOf) {
    return (scope.equals(ALL) || scope.equals(portfolio)) && until.map(asOf::isBefore).orElse(true);
  }
}
