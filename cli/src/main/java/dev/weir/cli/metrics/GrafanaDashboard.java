package dev.weir.cli.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.metrics.Metric;
import dev.weir.metrics.OpenMetricsName;
import dev.weir.metrics.dashboard.Dashboards;
import dev.weir.metrics.dashboard.Panel;
import dev.weir.metrics.dashboard.Panel.Shape;
import dev.weir.metrics.dashboard.Part;
import dev.weir.metrics.dashboard.Section;
import dev.weir.metrics.dashboard.Series;
import dev.weir.metrics.dashboard.Series.EachOfPart;
import dev.weir.metrics.dashboard.Series.OfPart;
import java.util.List;
import java.util.Optional;

/**
 * All dashboards as a single Grafana dashboard, with a row for each section of the data flow; those
 * after the overview are collapsed. The format is Grafana's <a
 * href="https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/">JSON
 * model</a>.
 *
 * <p>AWS's metrics of event sources are left out, because their names do not identify their owner.
 */
final class GrafanaDashboard {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final int SCHEMA = 39;
  private static final int PANELS_A_ROW = 4;
  private static final int WIDTH = 24 / PANELS_A_ROW;
  private static final int HEIGHT = 7;
  private static final String SOURCE = "${datasource}";

  private int nextId = 1;
  private int y;

  private GrafanaDashboard() {}

  /** Returns the file. */
  static String json() {
    try {
      return JSON.writeValueAsString(new GrafanaDashboard().write());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A JSON tree can always be serialized", e);
    }
  }

  private ObjectNode write() {
    var root = JSON.createObjectNode();
    root.put("uid", "weir")
        .put("title", "Weir")
        .put("description", "From record to alert, and from tick to decision")
        .put("schemaVersion", SCHEMA)
        .put("refresh", "30s");
    root.putArray("tags").add("weir");
    root.putObject("time").put("from", "now-1h").put("to", "now");
    variables(root.putObject("templating").putArray("list"));
    var panels = root.putArray("panels");
    for (var dashboard : Dashboards.all()) {
      var isFirst = dashboard.id().equals(Dashboards.OVERVIEW);
      for (var stretch : dashboard.stretches()) {
        row(isFirst ? stretch.title() : dashboard.title() + ": " + stretch.title(), panels);
        drawn(stretch, isFirst ? panels : folded(panels));
      }
    }
    return root;
  }

  private static void variables(ArrayNode list) {
    list.addObject()
        .put("name", "datasource")
        .put("label", "Prometheus")
        .put("type", "datasource")
        .put("query", "prometheus");
    variable(list, "stage", "label_values(weir_records_total, stage)");
    variable(list, "region", "label_values(weir_records_total, region)")
        .put("multi", true)
        .put("includeAll", true)
        .putObject("current")
        .put("text", "All")
        .put("value", "$__all");
  }

  private static ObjectNode variable(ArrayNode list, String name, String query) {
    var variable = list.addObject().put("name", name).put("type", "query").put("refresh", 2);
    variable.set("datasource", source());
    variable.putObject("query").put("query", query).put("refId", name);
    return variable;
  }

  private static ObjectNode source() {
    return JSON.createObjectNode().put("type", "prometheus").put("uid", SOURCE);
  }

  private void row(String title, ArrayNode panels) {
    var row = panels.addObject();
    row.put("id", nextId++).put("type", "row").put("title", title).put("collapsed", false);
    row.putArray("panels");
    place(row, 0, PANELS_A_ROW * WIDTH, 1);
    y++;
  }

  /** Collapses the last row and returns the array for its panels. */
  private static ArrayNode folded(ArrayNode panels) {
    var row = (ObjectNode) panels.get(panels.size() - 1);
    row.put("collapsed", true);
    return (ArrayNode) row.get("panels");
  }

  private void drawn(Section stretch, ArrayNode panels) {
    var shown = stretch.panels().stream().filter(GrafanaDashboard::isShown).toList();
    for (var i = 0; i < shown.size(); i++) {
      var panel = panels.addObject();
      write(shown.get(i), panel);
      place(panel, i % PANELS_A_ROW * WIDTH, WIDTH, HEIGHT);
      if (i % PANELS_A_ROW == PANELS_A_ROW - 1 || i == shown.size() - 1) {
        y += HEIGHT;
      }
    }
  }

  private void place(ObjectNode panel, int x, int width, int height) {
    panel.putObject("gridPos").put("x", x).put("y", y).put("w", width).put("h", height);
  }

  private static boolean isShown(Panel panel) {
    return panel.series().stream().anyMatch(GrafanaDashboard::isShown);
  }

  private static boolean isShown(Series series) {
    return part(series).map(part -> part.namePattern().isPresent()).orElse(true);
  }

  private static Optional<Part> part(Series series) {
    return switch (series) {
      case OfPart one -> Optional.of(one.part());
      case EachOfPart each -> Optional.of(each.part());
      case Series.OfStep _, Series.EachOfStep _ -> Optional.empty();
    };
  }

  private void write(Panel panel, ObjectNode node) {
    var isNumber = panel.shape() == Shape.NUMBERS;
    node.put("id", nextId++)
        .put("type", isNumber ? "stat" : "timeseries")
        .put("title", panel.title());
    node.set("datasource", source());
    var defaults = node.putObject("fieldConfig").putObject("defaults").put("min", 0);
    if (panel.shape() == Shape.STACKED) {
      var custom = defaults.putObject("custom").put("drawStyle", "bars").put("fillOpacity", 80);
      custom.putObject("stacking").put("mode", "normal");
    }
    var metric = panel.series().getFirst().metric();
    unit(metric).ifPresent(unit -> defaults.put("unit", unit));
    panel.limit().ifPresent(limit -> limit(OpenMetricsName.inBaseUnit(metric, limit), defaults));
    node.withObject("fieldConfig").putArray("overrides");
    targets(panel.series().stream().filter(GrafanaDashboard::isShown).toList(), isNumber, node);
  }

  /** Returns Grafana's name of a metric's unit. */
  private static Optional<String> unit(Metric metric) {
    return switch (metric.unit()) {
      case MILLISECONDS, SECONDS -> Optional.of("s");
      case BYTES -> Optional.of("bytes");
      case PERCENT -> Optional.of("percentunit");
      case COUNT -> Optional.empty();
    };
  }

  private static void limit(double limit, ObjectNode defaults) {
    defaults.withObject("custom").putObject("thresholdsStyle").put("mode", "dashed");
    var steps = defaults.putObject("thresholds").put("mode", "absolute").putArray("steps");
    steps.addObject().put("color", "green").putNull("value");
    steps.addObject().put("color", "red").put("value", limit);
  }

  private static void targets(List<Series> series, boolean isNumber, ObjectNode node) {
    var targets = node.putArray("targets");
    for (var i = 0; i < series.size(); i++) {
      var one = series.get(i);
      var detail = PromQl.detail(one);
      var target =
          targets
              .addObject()
              .put("refId", String.valueOf((char) ('A' + i)))
              .put("expr", isNumber ? PromQl.number(one) : PromQl.overTime(one))
              .put("legendFormat", legend(one.label(), detail));
      target.set("datasource", source());
    }
  }

  /** Returns the label, and the value of the detail if the series is one of several. */
  private static String legend(String label, String detail) {
    return detail.isEmpty() ? label : (label + " {{" + detail + "}}").strip();
  }
}
