package dev.weir.verification.market;

import dev.weir.market.Mark;
import dev.weir.market.risk.decide.Decision;
import dev.weir.market.risk.lease.Lease;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Judges the changes that sweeps bring once everything was delivered. A sweep reads all marks, and
 * so repairs any earlier loss; a world must not end right only because of that. New marks may come
 * with it only if a lease marked its group as still to be recomputed.
 */
final class SweepCheck {

  private final MarketTables tables;
  private final Map<String, Lease> leases;
  private final int decisions;

  /** Takes a snapshot before the sweeps. */
  SweepCheck(MarketTables tables) {
    this.tables = tables;
    leases = tables.leases().all();
    decisions = tables.risks().history().size();
  }

  /** Returns the changes by sweeps since then that should have been there before, one per line. */
  List<String> healed() {
    var latest = new HashMap<String, Decision>();
    var history = tables.risks().history();
    history.subList(0, decisions).forEach(each -> latest.put(each.portfolio(), each));
    var healed = new ArrayList<String>();
    for (var after : history.subList(decisions, history.size())) {
      var before = latest.put(after.portfolio(), after);
      if (before != null && isLookedAfter(after.portfolio()) && brings(before, after)) {
        healed.add(
            "%s: only a sweep brought %s"
                .formatted(after.portfolio(), after.marks().byName().values()));
      }
    }
    return healed;
  }

  // Nobody has taken the group over since then, and nobody had to recompute it.
  private boolean isLookedAfter(String portfolio) {
    var group = ModelledRegion.groupOf(portfolio);
    var before = leases.get(group);
    var after = tables.leases().all().get(group);
    return before != null
        && before.epoch() == after.epoch()
        && before.refreshed() == after.refreshed();
  }

  private static boolean brings(Decision before, Decision after) {
    return before.provenance().referenceVersion() == after.provenance().referenceVersion()
        && isNewer(after.marks().byName(), before.marks().byName());
  }

  private static boolean isNewer(SortedMap<String, Mark> after, SortedMap<String, Mark> before) {
    return after.entrySet().stream()
        .anyMatch(
            mark ->
                !before.containsKey(mark.getKey())
                    || mark.getValue().isNewerThan(before.get(mark.getKey())));
  }
}
