package dev.weir.cli.metrics;

import dev.weir.metrics.Dimension;
import dev.weir.metrics.Metric;
import dev.weir.metrics.query.MetricId;
import dev.weir.metrics.query.MetricReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Selects a stack's series from those of its account: the series of its stage, and those of parts
 * whose names begin with the stack's. AWS's metrics of event sources are left out, because their
 * ids identify nothing.
 */
final class StackSeries {

  private StackSeries() {}

  /** A series and its metric. */
  record KnownSeries(MetricId id, Metric metric) {}

  /** Returns all series with recent values. */
  static List<KnownSeries> of(MetricReader reader, String stage) {
    var known = new ArrayList<KnownSeries>();
    for (var metric : Metric.all()) {
      for (var id : reader.list(metric.namespace(), metric.metricName())) {
        if (id.isOf(metric) && isOf(stage, id)) {
          known.add(new KnownSeries(id, metric));
        }
      }
    }
    return known;
  }

  private static boolean isOf(String stage, MetricId id) {
    var own = id.dimensions().get(Dimension.STAGE.cloudWatchName());
    return own == null
        ? id.dimensions().values().stream().anyMatch(name -> name.startsWith("weir-" + stage + "-"))
        : own.equals(stage);
  }
}
