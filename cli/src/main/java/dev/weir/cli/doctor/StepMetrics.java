package dev.weir.cli.doctor;

import dev.weir.metrics.Dimension;
import dev.weir.metrics.Step;
import dev.weir.metrics.WeirMetric;
import dev.weir.metrics.query.MetricId;
import dev.weir.metrics.query.MetricReader;
import java.util.Map;
import java.util.TreeMap;

/** The series that the functions of one step emit in one stage. */
record StepMetrics(String stage, Step step) {

  /** Returns the series of a metric without a detail. */
  MetricId of(WeirMetric metric) {
    return MetricId.of(metric, Map.of(Dimension.STAGE, stage, Dimension.STEP, step.id()));
  }

  /** Returns the series of a metric's detail. */
  MetricId of(WeirMetric metric, Dimension detail, String value) {
    return MetricId.of(
        metric, Map.of(Dimension.STAGE, stage, Dimension.STEP, step.id(), detail, value));
  }

  /** Returns the series of all details of a metric, by detail. */
  Map<String, MetricId> byDetail(WeirMetric metric, MetricReader reader) {
    var detail = metric.detail().orElseThrow();
    var series = new TreeMap<String, MetricId>();
    for (var id : reader.list(metric.namespace(), metric.metricName())) {
      if (id.isOf(metric) && isOwn(id)) {
        series.put(id.dimensions().get(detail.cloudWatchName()), id);
      }
    }
    return series;
  }

  private boolean isOwn(MetricId id) {
    return stage.equals(id.dimensions().get(Dimension.STAGE.cloudWatchName()))
        && step.id().equals(id.dimensions().get(Dimension.STEP.cloudWatchName()));
  }
}
