package dev.weir.rehearsal.demo.market;

import dev.weir.client.market.DecisionView;
import dev.weir.client.terminal.Style;
import dev.weir.market.marks.decide.FeedState;
import dev.weir.rehearsal.demo.screen.LiveTable;
import dev.weir.rehearsal.demo.screen.Screen;
import dev.weir.rehearsal.trial.DecisionLog.ReceivedDecision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Both Regions side by side: ticks in, decisions out, and each one's versions. */
final class SitesTable {

  private static final String ROW = "%-10s %-9s %12s %12s %14s %14s  %s";
  private static final int MAX_OF_A_REASON = 60;

  private final Screen screen;
  private final Site one;
  private final Site other;
  private final PortfolioStates states = new PortfolioStates();
  private int taken;

  SitesTable(Screen screen, Site one, Site other) {
    this.screen = screen;
    this.one = one;
    this.other = other;
  }

  /** Returns the current content, after printing which portfolios have changed their state. */
  LiveTable.Content now(Duration running) {
    showChanges();
    return new LiveTable.Content(rows(), progress(running));
  }

  private void showChanges() {
    var all = one.received().all();
    var fresh = all.subList(taken, all.size()).stream().map(ReceivedDecision::decision).toList();
    taken = all.size();
    states.take(fresh).forEach(screen::detail);
  }

  /** Returns the portfolios' state changes. */
  PortfolioStates states() {
    return states;
  }

  private String progress(Duration running) {
    return "%3d s  %s  |  %s  |  %s"
        .formatted(running.toSeconds(), flow(one), flow(other), statesNow());
  }

  private static String flow(Site site) {
    return String.format(
        Locale.ROOT,
        "%s %,5d ticks in, %,5d decisions out",
        site.region(),
        site.feeds().stream().mapToLong(FeedState::ticks).sum(),
        site.received().all().size());
  }

  private String statesNow() {
    return one.received().latest().values().stream()
        .collect(Collectors.groupingBy(DecisionView::state, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(state -> state.getValue() + " " + state.getKey())
        .collect(Collectors.joining(", "));
  }

  /** Returns the portfolios as rows, preceded by the column names. */
  List<String> rows() {
    var first = one.received().latest();
    var second = other.received().latest();
    var lines = new ArrayList<String>();
    var names =
        ROW.formatted(
            "portfolio", "state", one.region(), other.region(), "gross", "profit/loss", "because");
    lines.add(Style.BOLD.of(names));
    first.forEach((portfolio, decision) -> lines.add(row(decision, second)));
    return lines;
  }

  private static String row(DecisionView decision, Map<String, DecisionView> second) {
    var alongside = second.get(decision.portfolio());
    var reasons = String.join("; ", decision.reasons());
    var text =
        ROW.formatted(
            decision.portfolio(),
            decision.state(),
            "v" + decision.version(),
            alongside == null ? "-" : "v" + alongside.version(),
            decision.figure("gross"),
            decision.figure("unrealised"),
            reasons.substring(0, Math.min(MAX_OF_A_REASON, reasons.length())));
    return PortfolioStates.style(decision.state()).of(text.stripTrailing());
  }
}
