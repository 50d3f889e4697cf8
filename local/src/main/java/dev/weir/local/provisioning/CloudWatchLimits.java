package dev.weir.local.provisioning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * Limits that CloudWatch imposes on dashboards and alarms.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html">its
 *     limits</a>
 */
final class CloudWatchLimits {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_WIDGETS = 500;
  private static final int MAX_METRICS_OF_WIDGET = 500;
  private static final int MAX_METRICS = 2_500;
  private static final int MAX_METRICS_OF_ALARM = 10;
  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;
  private static final int DAY = 24 * HOUR;
  private static final int MAX_DAYS = 7;

  private CloudWatchLimits() {}

  static List<String> ofDashboard(String body) {
    JsonNode dashboard;
    try {
      dashboard = JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return List.of("its body is not JSON: " + e.getOriginalMessage());
    }
    var problems = new ArrayList<String>();
    var widgets = dashboard.path("widgets");
    tooMany(problems, "widgets", widgets.size(), MAX_WIDGETS);
    int all = 0;
    for (var widget : widgets) {
      int metrics = widget.path("properties").path("metrics").size();
      var title = widget.path("properties").path("title").asText("without a title");
      tooMany(problems, "metrics in the widget " + title, metrics, MAX_METRICS_OF_WIDGET);
      all += metrics;
    }
    tooMany(problems, "metrics in all widgets", all, MAX_METRICS);
    return problems;
  }

  private static void tooMany(List<String> problems, String what, int count, int most) {
    if (count > most) {
      problems.add("it has %d %s, and %d are allowed".formatted(count, what, most));
    }
  }

  static List<String> ofAlarm(JsonNode properties) {
    var problems = new ArrayList<String>();
    var metrics = properties.path("Metrics");
    tooMany(problems, "metrics", metrics.size(), MAX_METRICS_OF_ALARM);
    for (var metric : metrics) {
      if (metric.path("Expression").asText().contains("SEARCH(")) {
        problems.add("an alarm can't use SEARCH: " + metric.path("Expression").asText());
      }
      checkPeriod(problems, properties, metric.path("MetricStat").path("Period"));
      checkPeriod(problems, properties, metric.path("Period"));
    }
    checkPeriod(problems, properties, properties.path("Period"));
    return problems;
  }

  private static void checkPeriod(List<String> problems, JsonNode properties, JsonNode given) {
    if (given.isMissingNode()) {
      return;
    }
    int period = given.asInt();
    if (period != 10 && period != 20 && period != 30 && (period <= 0 || period % MINUTE != 0)) {
      problems.add("a period must be 10, 20, 30 or a multiple of 60 seconds, not " + period);
    }
    long watched = (long) period * properties.path("EvaluationPeriods").asInt(1);
    long most = period < HOUR ? DAY : MAX_DAYS * (long) DAY;
    if (watched > most) {
      problems.add("it watches %d seconds at once, and %d are allowed".formatted(watched, most));
    }
  }
}
