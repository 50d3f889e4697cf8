package dev.weir.rehearsal.drill;

import dev.weir.market.Mark;
import dev.weir.rehearsal.trial.DecisionLog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Finds the ticks and decisions that the surviving Region lacks while the other one is still
 * broken: ticks that its own stream has acknowledged, and decisions that any Region has committed.
 * Data that must wait for the other Region's return is lost until then, even if all is right
 * afterwards.
 */
record SurvivorCheck(CoverageCheck decisions) {

  /**
   * Returns the survivor's missing ticks and decisions.
   *
   * @param survivor the decisions that its trading system has received so far
   * @param other the decisions that the broken Region's trading system had received when it broke
   * @param committed the latest version of each portfolio in the table of decisions
   * @param floor the newest mark of each register that the survivor's stream has acknowledged
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
            wrong.add(version + " reached the other Region before it broke, but not this one");
          }
        });
    var latest = survivor.latest();
    for (var portfolio : decisions.portfolios()) {
      for (var version = 1L; version <= committed.getOrDefault(portfolio, 0L); version++) {
        if (!received.containsKey(portfolio + "#" + version)) {
          wrong.add("%s#%d was committed but did not arrive".formatted(portfolio, version));
        }
      }
      wrong.addAll(decisions.problems(portfolio, latest.get(portfolio), floor));
    }
    return wrong;
  }
}
