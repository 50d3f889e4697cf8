package dev.weir.local.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.provisioning.Deployment;
import java.util.regex.Pattern;

/**
 * Converts CloudWatch's <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html">dashboard
 * body</a> to the page's input:
 *
 * <pre>{"name","region","stretches":[{"title","panels":[{"title","shape":"lines|stacked|numbers",
 *   "limit","series":[{"namespace","name","dimensions":{},"detail","statistic","label","region"}]}]}]}
 * </pre>
 *
 * A text begins a section if it is a heading of the second level. Other texts, and the states of
 * alarms, are for operators of AWS: nothing raises alarms here, and the page has the diagnosis.
 *
 * <p>A series may have a {@code region} that differs from the dashboard's. One with {@code detail}
 * stands for one series per value of this dimension, whose label begins with its {@code prefix}.
 */
final class DashboardReader {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String SECTION = "## ";

  // The only form of expression in the stacks' dashboards.
  private static final Pattern SEARCH =
      Pattern.compile(
          "SEARCH\\('\\{([^,}]+),([^}]+)} MetricName=\"([^\"]+)\"((?: \\w+=\"[^\"]*\")*)',"
              + " '(\\w+)', \\d+\\)");
  private static final Pattern TERM = Pattern.compile(" (\\w+)=\"([^\"]*)\"");

  private DashboardReader() {}

  /**
   * Reads a dashboard.
   *
   * @throws IllegalArgumentException if it contains an element that cannot be drawn here
   */
  static ObjectNode read(Deployment.DeployedDashboard dashboard) {
    var node = JSON.createObjectNode();
    node.put("name", dashboard.name()).put("region", dashboard.region());
    var stretches = node.putArray("stretches");
    var panels = (ArrayNode) null;
    for (var widget : body(dashboard).path("widgets")) {
      var properties = widget.path("properties");
      var isText = widget.path("type").asText().equals("text");
      var text = properties.path("markdown").asText();
      if (isText && text.startsWith(SECTION)) {
        panels = stretch(stretches, text.substring(SECTION.length()));
      } else if (!isText && !widget.path("type").asText().equals("alarm")) {
        panels = panels == null ? stretch(stretches, "") : panels;
        panel(properties, panels.addObject());
      }
    }
    return node;
  }

  private static JsonNode body(Deployment.DeployedDashboard dashboard) {
    try {
      return JSON.readTree(dashboard.body());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The body of " + dashboard.name() + " is not JSON", e);
    }
  }

  private static ArrayNode stretch(ArrayNode stretches, String title) {
    return stretches.addObject().put("title", title).putArray("panels");
  }

  private static void panel(JsonNode properties, ObjectNode panel) {
    panel.put("title", properties.path("title").asText());
    var isNumber = properties.path("view").asText().equals("singleValue");
    var isStacked = properties.path("stacked").asBoolean();
    panel.put("shape", isNumber ? "numbers" : isStacked ? "stacked" : "lines");
    var limit = properties.at("/annotations/horizontal/0/value");
    if (limit.isNumber()) {
      panel.put("limit", limit.asDouble());
    }
    var series = panel.putArray("series");
    properties.path("metrics").forEach(metric -> series(metric, series.addObject()));
  }

  private static void series(JsonNode metric, ObjectNode series) {
    var options = metric.path(metric.size() - 1);
    if (options.path("region").isTextual()) {
      series.set("region", options.path("region"));
    }
    if (options.has("expression")) {
      search(options.path("expression").asText(), series);
      var prefix = options.path("label").asText().replaceFirst("\\$\\{PROP\\(.*", "");
      if (!prefix.isEmpty()) {
        series.put("prefix", prefix);
      }
      return;
    }
    series.put("namespace", metric.path(0).asText()).put("name", metric.path(1).asText());
    var dimensions = series.putObject("dimensions");
    var end = options.isObject() ? metric.size() - 1 : metric.size();
    for (var i = 2; i + 1 < end; i += 2) {
      dimensions.put(metric.path(i).asText(), metric.path(i + 1).asText());
    }
    series
        .put("statistic", options.path("stat").asText("Average"))
        .put("label", options.path("label").asText(metric.path(1).asText()));
  }

  private static void search(String expression, ObjectNode series) {
    var matcher = SEARCH.matcher(expression);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("This expression can't be drawn here: " + expression);
    }
    series.put("namespace", matcher.group(1)).put("name", matcher.group(3));
    var dimensions = series.putObject("dimensions");
    var terms = TERM.matcher(matcher.group(4));
    while (terms.find()) {
      dimensions.put(terms.group(1), terms.group(2));
    }
    var names = matcher.group(2).split(",", -1);
    series.put("detail", names[names.length - 1]).put("statistic", matcher.group(5));
  }
}
