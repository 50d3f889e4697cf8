package dev.weir.verification.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.metrics.Dimension;
import dev.weir.metrics.Step;
import dev.weir.metrics.WeirMetric;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Reads the metric lines of functions, as CloudWatch does, and remembers the reported metrics. It
 * refuses undefined metrics.
 */
public final class EmittedMetrics implements Consumer<String> {

  private static final ObjectMapper JSON = new ObjectMapper();

  // The SDK reports its calls, and ports in memory make none; no test of metrics kills processes.
  private static final Set<WeirMetric> UNTOLD =
      Set.of(
          WeirMetric.FATAL_RECORDS,
          WeirMetric.CALL_MILLIS,
          WeirMetric.CALLS_BUSY,
          WeirMetric.CALL_RETRIES,
          WeirMetric.CALL_THROTTLES,
          WeirMetric.CALLS_REFUSED,
          WeirMetric.CALLS_UNANSWERED);

  private static final Map<String, WeirMetric> BY_NAME =
      Arrays.stream(WeirMetric.values())
          .collect(Collectors.toMap(WeirMetric::metricName, metric -> metric));
  private static final Map<String, Step> STEPS =
      Arrays.stream(Step.values()).collect(Collectors.toMap(Step::id, step -> step));

  private final Map<Step, Set<WeirMetric>> emitted = new EnumMap<>(Step.class);

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is not a line of metrics, or contains an undefined one
   */
  @Override
  public void accept(String line) {
    try {
      var document = JSON.readTree(line);
      document.at("/_aws/CloudWatchMetrics").forEach(directive -> read(document, directive));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not JSON: " + line, e);
    }
  }

  private void read(JsonNode document, JsonNode directive) {
    require(
        directive.path("Namespace").asText().equals(WeirMetric.NAMESPACE),
        "namespace",
        line(directive));
    var step = STEPS.get(document.path(Dimension.STEP.cloudWatchName()).asText());
    require(step != null, "step", line(document));
    var dimensions = texts(directive.path("Dimensions").path(0));
    for (var each : directive.path("Metrics")) {
      var metric = BY_NAME.get(each.path("Name").asText());
      require(metric != null, "metric", line(each));
      require(metric.steps().contains(step), "metric of " + step, line(each));
      require(
          each.path("Unit").asText().equals(metric.unit().cloudWatchName()), "unit", line(each));
      require(dimensions.equals(names(metric)), "dimensions", line(directive));
      if (isMoreThanZero(document.path(metric.metricName()))) {
        emitted.computeIfAbsent(step, _ -> EnumSet.noneOf(WeirMetric.class)).add(metric);
      }
    }
  }

  private static String line(JsonNode node) {
    return node.toString();
  }

  private static void require(boolean isSo, String what, String where) {
    if (!isSo) {
      throw new IllegalArgumentException("Not the defined %s: %s".formatted(what, where));
    }
  }

  private static Set<String> names(WeirMetric metric) {
    return metric.dimensions().stream()
        .map(Dimension::cloudWatchName)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.toUnmodifiableSet());
  }

  // Counters are also written when they are zero.
  private static boolean isMoreThanZero(JsonNode value) {
    var values = value.isArray() ? value : List.of(value);
    return StreamSupport.stream(values.spliterator(), false).anyMatch(each -> each.asDouble() > 0);
  }

  /** Returns the metrics that a step reported with a value of more than zero. */
  public Set<WeirMetric> toldBy(Step step) {
    return emitted.getOrDefault(step, Set.of());
  }

  /**
   * Returns the metrics that a step is defined to emit, except those of its AWS calls and of
   * deaths.
   */
  public static Set<WeirMetric> definedFor(Step step) {
    return Arrays.stream(WeirMetric.values())
        .filter(metric -> metric.steps().contains(step) && !UNTOLD.contains(metric))
        .collect(Collectors.toUnmodifiableSet());
  }
}
