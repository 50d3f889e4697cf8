package dev.weir.cli.backtest;

import dev.weir.cli.backtest.Comparison.AlertChange;
import dev.weir.cli.backtest.Comparison.ComparedAlert;
import dev.weir.client.terminal.Style;
import dev.weir.client.terminal.Table;
import dev.weir.client.terminal.Table.Column;
import dev.weir.client.terminal.Table.Row;
import dev.weir.client.terminal.Times;
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
  private final Times times;
  private final int width;

  /**
   * Creates a report.
   *
   * @param all whether unchanged alerts are listed, too
   * @param compares whether there are two rule sets
   * @param times for people
   * @param width the maximum width of a table
   */
  TextReport(Backtest backtest, boolean all, boolean compares, Times times, int width) {
    this.backtest = backtest;
    comparison = backtest.comparison();
    this.all = all;
    this.compares = compares;
    this.times = times;
    this.width = width;
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

  private static String totals(Backtest.BacktestTotals totals) {
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
    if (compares) {
      lines.addAll(comparisonTable().lines(width));
      return;
    }
    var columns = List.of(Column.text("rule").atLeast(20), Column.number("alerts").atLeast(9));
    var rows = new ArrayList<Row>();
    comparison
        .counts()
        .forEach((rule, counts) -> rows.add(Row.of(rule, figure(counts.get(AlertChange.SAME)))));
    rows.add(Row.of("alerts", figure(comparison.entries().size())));
    lines.addAll(new Table(columns, rows).body(width));
  }

  private Table comparisonTable() {
    var rows = new ArrayList<Row>();
    comparison.counts().forEach((rule, counts) -> rows.add(row(rule, counts)));
    rows.add(row("total", total()));
    return new Table(
        List.of(
            Column.text("rule"),
            Column.number("new"),
            Column.number("gone"),
            Column.number("changed"),
            Column.number("same")),
        rows);
  }

  private Map<AlertChange, Long> total() {
    return Map.of(
        AlertChange.NEW, comparison.count(AlertChange.NEW),
        AlertChange.GONE, comparison.count(AlertChange.GONE),
        AlertChange.CHANGED, comparison.count(AlertChange.CHANGED),
        AlertChange.SAME, comparison.count(AlertChange.SAME));
  }

  private static Row row(String name, Map<AlertChange, Long> counts) {
    return Row.of(
        name,
        figure(counts.getOrDefault(AlertChange.NEW, 0L)),
        figure(counts.getOrDefault(AlertChange.GONE, 0L)),
        figure(counts.getOrDefault(AlertChange.CHANGED, 0L)),
        figure(counts.getOrDefault(AlertChange.SAME, 0L)));
  }

  private static String figure(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private void listed(List<String> lines, int mostAlerts) {
    var listed =
        comparison.entries().stream().filter(e -> all || e.change() != AlertChange.SAME).toList();
    if (listed.isEmpty()) {
      return;
    }
    lines.add("");
    lines.addAll(alerts(listed.stream().limit(mostAlerts).toList()).lines(width));
    if (listed.size() > mostAlerts) {
      lines.add("and %,d more; --limit N lists them".formatted(listed.size() - mostAlerts));
    }
  }

  private Table alerts(List<ComparedAlert> listed) {
    var at = times.seconds("time", listed.stream().map(entry -> entry.alert().at()).toList());
    return new Table(
        List.of(
            Column.fixed(""),
            Column.fixed(at.title()),
            Column.fixed("severity"),
            Column.text("alert")),
        listed.stream().map(entry -> row(entry, at.cell().apply(entry.alert().at()))).toList());
  }

  private static Row row(ComparedAlert entry, String at) {
    var finding = entry.alert().finding();
    var row =
        Row.of(
            Character.toString(entry.change().mark()),
            at,
            finding.common().severity().text(),
            about(finding) + finding.summary() + (finding.shadow() ? "  (shadow)" : ""));
    return switch (entry.change()) {
      case NEW -> row.in(Style.GREEN);
      case GONE -> row.in(Style.RED);
      case CHANGED -> row.in(Style.YELLOW);
      case SAME -> row;
    };
  }

  private static String about(Match finding) {
    return finding.summary().contains(finding.userId()) ? "" : "user " + finding.userId() + ": ";
  }
}
