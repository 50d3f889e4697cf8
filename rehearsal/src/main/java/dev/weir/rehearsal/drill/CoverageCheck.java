package dev.weir.rehearsal.drill;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.client.market.DecisionView;
import dev.weir.market.Mark;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.rehearsal.trial.Recomputation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks whether a decision includes all ticks that had to reach it, and whether its figures match
 * the marks that it names.
 */
record CoverageCheck(ReferenceSet reference, TickBook ticks) {

  /**
   * Returns the problems of a portfolio's latest decision.
   *
   * @param floor the newest mark of each register that must be in it, unless a newer one is
   */
  List<String> problems(String portfolio, DecisionView decision, Collection<Mark> floor) {
    if (decision == null) {
      return List.of(portfolio + ": no decision");
    }
    var wrong = new ArrayList<String>();
    var used = decision.json().path("marks");
    var held = held(portfolio);
    floor.stream()
        .filter(mark -> held.contains(mark.symbol()))
        .forEach(mark -> checkIsIn(mark, used, wrong));
    var named = new ArrayList<Mark>();
    used.properties()
        .forEach(
            mark ->
                ticks
                    .find(mark.getKey(), mark.getValue().asText())
                    .ifPresentOrElse(
                        named::add, () -> wrong.add(mark + " matches no tick that was sent")));
    wrong.addAll(new Recomputation(reference, named).differences(portfolio, decision.json()));
    return wrong.stream().map(each -> portfolio + ": " + each).toList();
  }

  private Set<String> held(String portfolio) {
    var held = new HashSet<String>();
    reference.positions().stream()
        .filter(position -> position.portfolio().equals(portfolio))
        .forEach(position -> held.add(position.symbol()));
    return held;
  }

  private void checkIsIn(Mark least, JsonNode used, List<String> wrong) {
    var tick = used.path(least.name()).asText("none");
    var isThere = ticks.find(least.name(), tick).filter(mark -> !least.isNewerThan(mark));
    if (isThere.isEmpty()) {
      wrong.add(
          "%s was acknowledged of %s, but the decision has %s"
              .formatted(least.tick(), least.name(), tick));
    }
  }

  /** Returns all portfolios of the drill. */
  List<String> portfolios() {
    return reference.positions().stream().map(each -> each.portfolio()).distinct().toList();
  }
}
