package dev.weir.local.metrics;

import com.sun.net.httpserver.HttpExchange;
import dev.weir.metrics.Metric;
import dev.weir.metrics.OpenMetricsName;
import dev.weir.metrics.query.MetricId;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Metrics for Prometheus, in the format that it asks for: counters since counting began, of all
 * others a summary with the quantiles of the last minute.
 */
public final class OpenMetrics {

  private static final int OK = 200;

  private OpenMetrics() {}

  private record Sample(Labels labels, SeriesTotals values) {}

  /** Answers a scraper, with the series of each Region. */
  public static void write(Map<String, Map<MetricId, SeriesTotals>> regions, HttpExchange exchange)
      throws IOException {
    var text = new ByteArrayOutputStream();
    var type = write(regions, exchange.getRequestHeaders().getFirst("Accept"), text);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(OK, text.size());
    text.writeTo(exchange.getResponseBody());
  }

  /**
   * Writes the series of each Region.
   *
   * @param accept what the reader can read, as HTTP's header says it
   * @return the content type
   */
  public static String write(
      Map<String, Map<MetricId, SeriesTotals>> regions, String accept, OutputStream out)
      throws IOException {
    var writer = ExpositionFormats.init().findWriter(accept);
    writer.write(out, snapshots(regions));
    return writer.getContentType();
  }

  private static MetricSnapshots snapshots(Map<String, Map<MetricId, SeriesTotals>> regions) {
    var families = new LinkedHashMap<Metric, List<Sample>>();
    regions.forEach(
        (region, series) ->
            series.forEach(
                (id, values) ->
                    definition(id)
                        .ifPresent(
                            metric ->
                                families
                                    .computeIfAbsent(metric, _ -> new ArrayList<>())
                                    .add(new Sample(labels(id, metric, region), values)))));
    return new MetricSnapshots(
        families.entrySet().stream().map(each -> family(each.getKey(), each.getValue())).toList());
  }

  /** The metric that a series is of; what a user's own function writes has no name here. */
  private static Optional<Metric> definition(MetricId id) {
    return Metric.all().stream().filter(id::isOf).findFirst();
  }

  private static Labels labels(MetricId id, Metric metric, String region) {
    var labels = Labels.builder().label(OpenMetricsName.REGION, region);
    for (var dimension : metric.dimensions()) {
      labels.label(OpenMetricsName.of(dimension), id.dimensions().get(dimension.cloudWatchName()));
    }
    return labels.build();
  }

  private static MetricSnapshot family(Metric metric, List<Sample> samples) {
    return OpenMetricsName.isCounter(metric) ? counter(metric, samples) : summary(metric, samples);
  }

  private static MetricSnapshot counter(Metric metric, List<Sample> samples) {
    var family = CounterSnapshot.builder().name(OpenMetricsName.of(metric)).help(metric.meaning());
    for (var sample : samples) {
      family.dataPoint(
          CounterDataPointSnapshot.builder()
              .labels(sample.labels())
              .value(sample.values().sum())
              .build());
    }
    return family.build();
  }

  private static MetricSnapshot summary(Metric metric, List<Sample> samples) {
    var family = SummarySnapshot.builder().name(OpenMetricsName.of(metric)).help(metric.meaning());
    for (var sample : samples) {
      var values = sample.values();
      family.dataPoint(
          SummaryDataPointSnapshot.builder()
              .labels(sample.labels())
              .count((long) values.count())
              .sum(values.sum())
              .quantiles(quantiles(values))
              .build());
    }
    return family.build();
  }

  private static Quantiles quantiles(SeriesTotals values) {
    return Quantiles.of(
        values.quantiles().entrySet().stream()
            .map(each -> new Quantile(each.getKey(), each.getValue()))
            .toList());
  }
}
