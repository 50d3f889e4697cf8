package dev.weir.rehearsal.trial;

import dev.weir.market.reference.ReferenceSet;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/** A trial's reference data alongside those that a user has loaded. */
public final class ReferenceUnion {

  private ReferenceUnion() {}

  /**
   * Both; where both say something of the same thing, and of what concerns everybody (rates,
   * sessions, policy, ages, splits), the user's holds. Collars of the trial for all of a class are
   * left out.
   *
   * @param own instruments and portfolios have names that no user's have
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
