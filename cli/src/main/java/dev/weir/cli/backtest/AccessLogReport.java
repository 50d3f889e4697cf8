package dev.weir.cli.backtest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.accesslog.decide.ServiceCount;
import dev.weir.accesslog.decide.ServiceCount.Counter;
import dev.weir.alerts.Alert;
import dev.weir.client.report.MinuteRow;
import dev.weir.client.terminal.Table;
import dev.weir.client.terminal.Table.Column;
import dev.weir.client.terminal.Table.Row;
import dev.weir.events.ForeignText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A backtest of access logs as text for people, or as JSON. */
final class AccessLogReport {

  private static final Comparator<Map.Entry<String, ServiceCount>> WORST_FIRST =
      Comparator.<Map.Entry<String, ServiceCount>>comparingLong(entry -> -entry.getValue().errors())
          .thenComparingLong(entry -> -entry.getValue().requests())
          .thenComparing(Map.Entry::getKey);

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("service"),
          Column.number("requests"),
          Column.number("5xx"),
          Column.number("ratio"),
          Column.number("4xx").optional());

  private final AccessLogBacktest backtest;

  AccessLogReport(AccessLogBacktest backtest) {
    this.backtest = backtest;
  }

  /** Returns each minute and service as {@code weir errors --json} prints them, then the alerts. */
  Stream<String> json() {
    return Stream.concat(
        MinuteRow.of(backtest.counts(), null).stream().map(MinuteRow::toJson),
        backtest.alerts().stream().map(AccessLogReport::json));
  }

  private static String json(Alert alert) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("alert", alert.id())
        .put("type", alert.type())
        .put("service", alert.service().orElse(""))
        .put("summary", alert.summary())
        .toString();
  }

  /**
   * Returns the totals, then the worst services and the first alerts, up to the limit each.
   *
   * @param width the maximum width of a table
   */
  Stream<String> text(int limit, int width) {
    var lines = new ArrayList<String>();
    totals(lines);
    services(lines, limit, width);
    alerts(lines, limit);
    return lines.stream();
  }

  private void totals(List<String> lines) {
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d requests in %,d minutes; %,d lines would be quarantined%s",
            backtest.requests(),
            backtest.counts().size(),
            backtest.rejected().values().stream().mapToLong(Long::longValue).sum(),
            reasons()));
    backtest
        .examples()
        .forEach(
            line ->
                lines.add(
                    "  %s, line %d: %s"
                        .formatted(
                            ForeignText.oneLine(line.file()), line.number(), line.reason())));
  }

  private String reasons() {
    return backtest.rejected().entrySet().stream()
        .map(reason -> reason.getKey() + "=" + reason.getValue())
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(" "), all -> all.isEmpty() ? "" : ": " + all));
  }

  private void services(List<String> lines, int limit, int width) {
    var byService = new HashMap<String, ServiceCount>();
    backtest
        .counts()
        .values()
        .forEach(
            minute ->
                minute
                    .services()
                    .forEach((name, count) -> byService.merge(name, count, ServiceCount::plus)));
    lines.add("");
    var rows =
        byService.entrySet().stream()
            .sorted(WORST_FIRST)
            .limit(limit)
            .map(entry -> row(entry.getKey(), entry.getValue()))
            .toList();
    lines.addAll(new Table(COLUMNS, rows).lines(width));
    more(lines, byService.size(), limit, "services");
  }

  private static Row row(String service, ServiceCount count) {
    return Row.of(
        service,
        String.format(Locale.ROOT, "%,d", count.requests()),
        String.format(Locale.ROOT, "%,d", count.errors()),
        String.format(Locale.ROOT, "%.2f%%", 100 * count.ratio()),
        String.format(Locale.ROOT, "%,d", count.get(Counter.CLIENT_ERRORS)));
  }

  private void alerts(List<String> lines, int limit) {
    var alerts = backtest.alerts();
    lines.add("");
    lines.add(String.format(Locale.ROOT, "%,d alerts", alerts.size()));
    alerts.stream()
        .limit(limit)
        .forEach(
            alert -> lines.add("  " + alert.type() + "  " + ForeignText.oneLine(alert.summary())));
    more(lines, alerts.size(), limit, "alerts");
  }

  private static void more(List<String> lines, int size, int limit, String what) {
    if (size > limit) {
      lines.add(
          String.format(
              Locale.ROOT, "  and %,d more %s; use --limit or --json", size - limit, what));
    }
  }
}
