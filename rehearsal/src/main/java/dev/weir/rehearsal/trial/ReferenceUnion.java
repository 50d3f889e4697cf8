package dev.weir.rehearsal.trial;

import dev.weir.market.reference.ReferenceSet;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/** Combines a trial's reference data with a user's. */
public final class ReferenceUnion {

  private ReferenceUnion() {}

  /**
   * Combines both. On a conflict, and for all shared data (rates, sessions, policy, ages, splits),
   * the user's data takes precedence. The trial's collars for a complete class are left out.
   *
   * @param own instruments and portfolios whose names differ from all of the user's
   */
  public static ReferenceSet of(ReferenceSet users, ReferenceSet own) {
    var fx = new HashMap<>(own.fx());
    fx.putAll(users.fx());
    var limits = new HashMap<>(own.limits());
    limits.putAll(users.limits());
    var ownCollars = own.collars().stream().filter(rule -> rule.symbol().isPresent()).toList();
    return new ReferenceSet(
        joined(users.instruments(), own.instruments()),
        fx,
        joined(users.positions(), own.positions()),
        limits,
        users.sessions(),
        joined(users.collars(), ownCollars),
        users.policy(),
        users.ages(),
        users.currencies(),
        users.actions());
  }

  private static <T> List<T> joined(List<T> one, List<T> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }
}
