package dev.weir.rehearsal.drill;

import dev.weir.market.Mark;
import dev.weir.rehearsal.trial.DecisionLog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What the Region that goes on lacks while the other one is still broken: of the ticks that its own
 * stream has acknowledged, and of the decisions that any Region has committed. What has to wait for
 * the other Region's return is lost until then, however right all is afterwards.
 */
record SurvivorCheck(CoverageCheck decisions) {

  /**
   * What it lacks; empty if nothing.
   *
   * @param survivor what its trading system has received so far
   * @param other what that of the broken Region had received when it broke
   * @param committed the latest version of each portfolio in the table of decisions
   * @param floor the newest of each register that the survivor's stream has acknowledged
   */
  List<String> lacking(
      DecisionLog survivor,
      Map<String, String> other,
      Map<String, Long> committed,
      Collection<Mark> floor) {
    var wrong = new ArrayList<String>();
    var received = survivor.byVersion();
    other.forEach(
        (version, text) -> {
          if (!text.equals(received.get(version))) {
            wrong.add(version + " reached the other Region before it broke, and this one not");
          }
        });
    var latest = survivor.latest();
    for (var portfolio : decisions.portfolios()) {
      for (var version = 1L; version <= committed.getOrDefault(portfolio, 0L); version++) {
        if (!received.containsKey(portfolio + "#" + version)) {
          wrong.add("%s#%d was committed, and did not arrive".formatted(portfolio, version));
        }
      }
      wrong.addAll(decisions.problems(portfolio, latest.get(portfolio), floor));
    }
    return wrong;
  }
}
