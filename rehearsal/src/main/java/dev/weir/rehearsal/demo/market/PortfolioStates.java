package dev.weir.rehearsal.demo.market;

import dev.weir.client.market.DecisionView;
import dev.weir.client.terminal.Style;
import dev.weir.events.ForeignText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The state changes of portfolios. It ignores decisions made before every position had a price,
 * because at the very first ticks a single position is the complete portfolio. Thread-safe.
 */
final class PortfolioStates {

  private static final String ACTIVE = "ACTIVE";
  private static final String HALTED = "HALTED";

  private final Map<String, String> now = new TreeMap<>();
  private final Set<String> halted = new HashSet<>();
  private final Set<String> reduced = new HashSet<>();

  /** Adds decisions in their order of arrival; returns the changes as lines. */
  synchronized List<String> take(List<DecisionView> decisions) {
    var changes = new ArrayList<String>();
    for (var decision : decisions) {
      if (decision.json().path("unmarked").isEmpty()) {
        var before = now.put(decision.portfolio(), decision.state());
        if (!decision.state().equals(before == null ? ACTIVE : before)) {
          note(decision);
          changes.add(line(decision));
        }
      }
    }
    return changes;
  }

  private void note(DecisionView decision) {
    if (decision.state().equals(HALTED)) {
      halted.add(decision.portfolio());
    } else if (!decision.state().equals(ACTIVE)) {
      reduced.add(decision.portfolio());
    }
  }

  private static String line(DecisionView decision) {
    var reasons = ForeignText.oneLine(String.join("; ", decision.reasons()));
    return "%s  %s is %s at version %d%s"
        .formatted(
            boldStyle(decision.state()).of("RISK"),
            ForeignText.oneLine(decision.portfolio()),
            decision.state(),
            decision.version(),
            reasons.isEmpty() ? "" : ": " + reasons);
  }

  static Style style(String state) {
    return switch (state) {
      case ACTIVE -> Style.GREEN;
      case HALTED -> Style.RED;
      default -> Style.YELLOW;
    };
  }

  private static Style boldStyle(String state) {
    return switch (state) {
      case ACTIVE -> Style.BOLD_GREEN;
      case HALTED -> Style.BOLD_RED;
      default -> Style.BOLD_YELLOW;
    };
  }

  /** Returns the result as a sentence. */
  synchronized String summary() {
    var only = new HashSet<>(reduced);
    only.removeAll(halted);
    return "%d portfolios halted in the crash, %d limited to reducing; %d active at the end"
        .formatted(halted.size(), only.size(), count(ACTIVE));
  }

  private long count(String state) {
    return now.values().stream().filter(state::equals).count();
  }
}
