package dev.weir.market.risk;

import dev.weir.market.ConflictRetry;
import dev.weir.market.exposure.Action;
import dev.weir.market.exposure.Cause;
import dev.weir.market.exposure.Policy;
import dev.weir.market.reference.Halt;
import dev.weir.market.reference.HaltStore;
import dev.weir.market.reference.Halts;
import dev.weir.stream.UnavailableException;
import java.util.Optional;

/**
 * Orders the policy's response when Regions disagree, as an operator would: in both Regions, for
 * each decision from then on, until an operator releases it.
 *
 * @param region the Region of the audit
 */
record AuditOrders(HaltStore store, ConflictRetry conflicts, String region) {

  private static final int ATTEMPTS = 5;

  /**
   * Orders it unless it is ordered already.
   *
   * @throws UnavailableException if the table does not answer, or others order constantly; the
   *     audit returns to the portfolio later
   */
  void disagrees(String portfolio, long version, Policy policy) {
    var action = policy.of(Cause.REGIONS_DISAGREE);
    if (action == Action.WARN) {
      return; // it is counted
    }
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var halts = store.halts();
      if (isOrdered(portfolio, halts)
          || conflicts.write(() -> store.replace(halts.with(order(portfolio, version, action))))) {
        return;
      }
    }
    throw new UnavailableException("Others order all the time", null);
  }

  private static boolean isOrdered(String portfolio, Halts halts) {
    return halts.all().stream()
        .anyMatch(halt -> halt.cause() == Cause.REGIONS_DISAGREE && halt.scope().equals(portfolio));
  }

  private Halt order(String portfolio, long version, Action action) {
    return new Halt(
        0,
        portfolio,
        Cause.REGIONS_DISAGREE,
        action,
        "audit in " + region,
        "figures of version %d are others here".formatted(version),
        Optional.empty());
  }
}
