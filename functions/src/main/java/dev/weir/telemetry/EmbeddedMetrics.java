package dev.weir.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.weir.metrics.Dimension;
import dev.weir.metrics.Step;
import dev.weir.metrics.WeirMetric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import software.amazon.cloudwatchlogs.emf.model.DimensionSet;
import software.amazon.cloudwatchlogs.emf.model.MetricsContext;
import software.amazon.cloudwatchlogs.emf.model.StorageResolution;
import software.amazon.cloudwatchlogs.emf.model.Unit;

/**
 * Writes readings in <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">CloudWatch's
 * embedded metric format</a>: a line for the step, and one for each detail, because the metrics of
 * a line share their dimensions.
 */
final class EmbeddedMetrics {

  private static final DimensionSet NO_DETAIL = new DimensionSet();

  private final String stage;
  private final Step step;
  // A counter is written even if it is zero, so that zero can be distinguished from no data.
  private final List<WeirMetric> counters;

  EmbeddedMetrics(String stage, Step step) {
    this.stage = stage;
    this.step = step;
    counters =
        Arrays.stream(WeirMetric.values())
            .filter(metric -> metric.steps().contains(step))
            .filter(metric -> metric.isCounter() && metric.detail().isEmpty())
            .toList();
  }

  /** The lines, each a JSON object. */
  List<String> lines(HeldMetrics.HeldReadings part) {
    var readings = part.readings();
    var at = part.at();
    var ofStep = context(NO_DETAIL, at);
    for (var counter : counters) {
      if (!readings.containsKey(counter)) {
        put(ofStep, counter, DoubleStream.of(0));
      }
    }
    var ofDetails = new LinkedHashMap<String, MetricsContext>();
    readings.forEach(
        (metric, byDetail) ->
            byDetail.forEach(
                (detail, reading) -> {
                  var context =
                      metric
                          .detail()
                          .map(dimension -> of(dimension, detail, ofDetails, at))
                          .orElse(ofStep);
                  put(context, metric, reading.values());
                }));
    var lines = new ArrayList<>(serialized(ofStep));
    ofDetails.values().forEach(context -> lines.addAll(serialized(context)));
    return lines;
  }

  private MetricsContext of(
      Dimension dimension, String detail, Map<String, MetricsContext> known, Instant at) {
    var name = dimension.cloudWatchName();
    return known.computeIfAbsent(
        name + "=" + detail, _ -> context(DimensionSet.of(name, detail), at));
  }

  private MetricsContext context(DimensionSet detail, Instant at) {
    var context = new MetricsContext();
    context.setNamespace(WeirMetric.NAMESPACE);
    context.setTimestamp(at);
    context.setDimensions(
        DimensionSet.of(
                Dimension.STAGE.cloudWatchName(), stage, Dimension.STEP.cloudWatchName(), step.id())
            .add(detail));
    return context;
  }

  private static void put(MetricsContext context, WeirMetric metric, DoubleStream values) {
    var unit = Unit.fromValue(metric.unit().cloudWatchName());
    values.forEach(
        value -> context.putMetric(metric.metricName(), value, unit, StorageResolution.STANDARD));
  }

  private static List<String> serialized(MetricsContext context) {
    try {
      return context.serialize();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Numbers and names can always be written", e);
    }
  }
}
