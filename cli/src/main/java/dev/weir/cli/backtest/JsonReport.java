package dev.weir.cli.backtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.alerts.AlertJson;
import dev.weir.cli.backtest.Comparison.AlertChange;
import dev.weir.cli.backtest.Comparison.ComparedAlert;
import dev.weir.cli.quality.Labels;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A backtest's result for machines, one object per line: {@code {"change":"new","shadow":false,
 * "line":17,"alert":{...}}} for each alert, then {@code {"summary":{...}}}.
 */
final class JsonReport {

  // Figures keep their original digits.
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final Backtest backtest;
  private final Comparison comparison;
  private final boolean all;
  private final Optional<Labels> labels;

  /**
   * Creates a report.
   *
   * @param all whether unchanged alerts are listed, too
   * @param labels to compare the alerts with
   */
  JsonReport(Backtest backtest, boolean all, Optional<Labels> labels) {
    this.labels = labels;
    this.backtest = backtest;
    comparison = backtest.comparison();
    this.all = all;
  }

  /** Returns the lines, with a limit on the alerts. */
  Stream<String> lines(int mostAlerts) {
    var alerts =
        comparison.entries().stream()
            .filter(entry -> all || entry.change() != AlertChange.SAME)
            .limit(mostAlerts)
            .map(JsonReport::line);
    return Stream.concat(alerts, Stream.of(summary()));
  }

  private static String line(ComparedAlert entry) {
    var finding = entry.alert().finding();
    var json = JSON.createObjectNode();
    json.put("change", name(entry.change()));
    json.put("shadow", finding.shadow());
    json.put("line", entry.alert().line());
    var alert = AlertJson.of(finding.toAlert(entry.alert().at()), Optional.empty());
    try {
      json.set("alert", JSON.readTree(alert));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Evidence is not a JSON alert=" + finding.id(), e);
    }
    return json.toString();
  }

  private String summary() {
    var json = JSON.createObjectNode();
    var summary = json.putObject("summary");
    var totals = backtest.totals();
    summary.put("transactions", totals.transactions()).put("users", totals.users());
    summary.put("duplicates", totals.duplicates()).put("late", totals.late());
    var refused = summary.putObject("refused");
    totals.refused().forEach(refused::put);
    summary.put("transactionsPerSecond", Math.round(totals.perSecond()));
    var rules = summary.putObject("rules");
    comparison.counts().forEach((rule, counts) -> putCounts(rules.putObject(rule), counts));
    labels.ifPresent(known -> putQuality(summary, known));
    return json.toString();
  }

  private void putQuality(ObjectNode summary, Labels known) {
    var rows = summary.putArray("quality");
    for (var row : backtest.quality(known)) {
      rows.addObject()
          .put("rule", row.rule())
          .put("version", row.version())
          .put("alerts", row.alerts())
          .put("right", row.right())
          .put("wrong", row.wrong())
          .put("precision", row.precision())
          .put("recall", row.recall())
          .put("perDay", row.perDay());
    }
  }

  private static void putCounts(ObjectNode json, Map<AlertChange, Long> counts) {
    for (var change : AlertChange.values()) {
      json.put(name(change), counts.getOrDefault(change, 0L));
    }
  }

  private static String name(AlertChange change) {
    return change.name().toLowerCase(Locale.ROOT);
  }
}
