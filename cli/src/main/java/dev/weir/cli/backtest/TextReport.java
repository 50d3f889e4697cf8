package dev.weir.cli.backtest;

import dev.weir.cli.backtest.Comparison.Change;
import dev.weir.cli.backtest.Comparison.Entry;
import dev.weir.client.terminal.Style;
import dev.weir.events.ForeignText;
import dev.weir.transactions.rules.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A backtest's result as text for people: counts for each rule, then the alerts. */
final class TextReport {

  private final Backtest backtest;
  private final Comparison comparison;
  private final boolean all;
  private final boolean compares;

  /**
   * Creates a report.
   *
   * @param all whether unchanged alerts are listed, too
   * @param compares whether there are two rule sets
   */
  TextReport(Backtest backtest, boolean all, boolean compares) {
    this.backtest = backtest;
    comparison = backtest.comparison();
    this.all = all;
    this.compares = compares;
  }

  /** Returns the lines, with a limit on the alerts. */
  List<String> lines(int mostAlerts) {
    var lines = new ArrayList<String>();
    lines.add(totals(backtest.totals()));
    if (backtest.totals().refusedRows() > 0) {
      lines.add("Rows that are not transactions, by reason: " + backtest.totals().refused());
    }
    lines.add("");
    counts(lines);
    listed(lines, mostAlerts);
    return lines;
  }

  private static String totals(Backtest.Totals totals) {
    return String.format(
        Locale.ROOT,
        "%,d transactions of %,d users, %,d duplicates, %,d late; %,d rows rejected;"
            + " %.1f s, %,.0f transactions/s",
        totals.transactions(),
        totals.users(),
        totals.duplicates(),
        totals.late(),
        totals.refusedRows(),
        totals.took().toNanos() / 1e9,
        totals.perSecond());
  }

  private void counts(List<String> lines) {
    if (!compares) {
      comparison
          .counts()
          .forEach(
              (rule, counts) ->
                  lines.add(
                      String.format(Locale.ROOT, "%-20s %,9d", rule, counts.get(Change.SAME))));
      lines.add(String.format(Locale.ROOT, "%-20s %,9d", "alerts", comparison.entries().size()));
      return;
    }
    lines.add(bold("%-20s %9s %9s %9s %9s".formatted("rule", "new", "gone", "changed", "same")));
    comparison.counts().forEach((rule, counts) -> lines.add(row(rule, counts)));
    lines.add(row("total", total()));
  }

  private Map<Change, Long> total() {
    return Map.of(
        Change.NEW, comparison.count(Change.NEW),
        Change.GONE, comparison.count(Change.GONE),
        Change.CHANGED, comparison.count(Change.CHANGED),
        Change.SAME, comparison.count(Change.SAME));
  }

  private static String row(String name, Map<Change, Long> counts) {
    return String.format(
        Locale.ROOT,
        "%-20s %,9d %,9d %,9d %,9d",
        name,
        counts.getOrDefault(Change.NEW, 0L),
        counts.getOrDefault(Change.GONE, 0L),
        counts.getOrDefault(Change.CHANGED, 0L),
        counts.getOrDefault(Change.SAME, 0L));
  }

  private void listed(List<String> lines, int mostAlerts) {
    var listed =
        comparison.entries().stream().filter(e -> all || e.change() != Change.SAME).toList();
    if (!listed.isEmpty()) {
      lines.add("");
    }
    listed.stream().limit(mostAlerts).map(TextReport::line).forEach(lines::add);
    if (listed.size() > mostAlerts) {
      lines.add("and %,d more; --limit N lists them".formatted(listed.size() - mostAlerts));
    }
  }

  private static String line(Entry entry) {
    var finding = entry.alert().finding();
    var plain =
        "%s %s  %-8s %s%s"
            .formatted(
                entry.change().mark(),
                entry.alert().at(),
                finding.common().severity().text(),
                ForeignText.oneLine(about(finding) + finding.summary()),
                finding.shadow() ? "  (shadow)" : "");
    return switch (entry.change()) {
      case NEW -> Style.GREEN.of(plain);
      case GONE -> Style.RED.of(plain);
      case CHANGED -> Style.YELLOW.of(plain);
      case SAME -> plain;
    };
  }

  private static String about(Match finding) {
    return finding.summary().contains(finding.userId()) ? "" : "user " + finding.userId() + ": ";
  }

  private static String bold(String text) {
    return Style.BOLD.of(text);
  }
}
