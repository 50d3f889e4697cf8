package dev.weir.local.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.metrics.query.MetricId;
import java.time.Instant;
import java.util.HashMap;
import java.util.stream.StreamSupport;

/**
 * Reads metrics from a function's standard output, as CloudWatch Logs does: <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">embedded
 * metric format</a>.
 */
public final class EmbeddedMetricFormat {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String METADATA = "\"_aws\"";

  private EmbeddedMetricFormat() {}

  /** Stores the metrics of a line, if it has any; all other lines are skipped. */
  public static void read(String line, MetricStore store) {
    if (line.isEmpty() || line.charAt(0) != '{' || !line.contains(METADATA)) {
      return;
    }
    JsonNode document;
    try {
      document = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      return; // a line that another one interrupted: CloudWatch skips it, too
    }
    var at = Instant.ofEpochMilli(document.at("/_aws/Timestamp").asLong());
    for (var directive : document.at("/_aws/CloudWatchMetrics")) {
      for (var dimensions : directive.path("Dimensions")) {
        read(document, directive, dimensions, at, store);
      }
    }
  }

  private static void read(
      JsonNode document, JsonNode directive, JsonNode dimensions, Instant at, MetricStore store) {
    var values = new HashMap<String, String>();
    dimensions.forEach(name -> values.put(name.asText(), document.path(name.asText()).asText()));
    for (var metric : directive.path("Metrics")) {
      var name = metric.path("Name").asText();
      var id = new MetricId(directive.path("Namespace").asText(), name, values);
      store.record(id, at, numbers(document.path(name)));
    }
  }

  private static double[] numbers(JsonNode value) {
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false).mapToDouble(JsonNode::asDouble).toArray()
        : new double[] {value.asDouble()};
  }
}
