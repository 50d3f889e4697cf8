package dev.weir.local.metrics;

import com.sun.net.httpserver.HttpExchange;
import dev.weir.metrics.Metric;
import dev.weir.metrics.OpenMetricsName;
import dev.weir.metrics.Statistic;
import dev.weir.metrics.query.MetricId;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes metrics for Prometheus, in the requested format: counters and histograms since counting
 * began, and gauges for the last minute's other statistics.
 */
public final class OpenMetrics {

  private static final int OK = 200;
  private static final String LAST_MINUTE = " (of the last minute)";

  private OpenMetrics() {}

  private record SeriesSample(Labels labels, SeriesTotals values) {}

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
   * @param accept the reader's accepted formats, as in the HTTP header
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
    var families = new LinkedHashMap<Metric, List<SeriesSample>>();
    regions.forEach(
        (region, series) ->
            series.forEach(
                (id, values) ->
                    definition(id)
                        .ifPresent(
                            metric ->
                                families
                                    .computeIfAbsent(metric, _ -> new ArrayList<>())
                                    .add(new SeriesSample(labels(id, metric, region), values)))));
    return new MetricSnapshots(
        families.entrySet().stream()
            .flatMap(each -> families(each.getKey(), each.getValue()))
            .toList());
  }

  /** Returns the metric of a series; those of a user's own function have no definition here. */
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

  private static Stream<MetricSnapshot> families(Metric metric, List<SeriesSample> samples) {
    return switch (OpenMetricsName.kind(metric)) {
      case COUNTER -> Stream.of(counter(metric, samples));
      case GAUGE -> gauge(OpenMetricsName.of(metric), metric, Statistic.MAXIMUM, samples).stream();
      case HISTOGRAM ->
          Stream.concat(
              Stream.of(histogram(metric, samples)),
              OpenMetricsName.OF_LAST_MINUTE.stream()
                  .flatMap(
                      statistic ->
                          gauge(OpenMetricsName.of(metric, statistic), metric, statistic, samples)
                              .stream()));
    };
  }

  private static MetricSnapshot counter(Metric metric, List<SeriesSample> samples) {
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

  private static MetricSnapshot histogram(Metric metric, List<SeriesSample> samples) {
    var family =
        HistogramSnapshot.builder().name(OpenMetricsName.of(metric)).help(metric.meaning());
    for (var sample : samples) {
      family.dataPoint(
          HistogramDataPointSnapshot.builder()
              .labels(sample.labels())
              .sum(OpenMetricsName.inBaseUnit(metric, sample.values().sum()))
              .classicHistogramBuckets(buckets(metric, sample.values()))
              .build());
    }
    return family.build();
  }

  private static ClassicHistogramBuckets buckets(Metric metric, SeriesTotals values) {
    var buckets = ClassicHistogramBuckets.builder();
    long before = 0;
    for (var bucket : values.buckets().entrySet()) {
      buckets.bucket(
          OpenMetricsName.inBaseUnit(metric, bucket.getKey()), bucket.getValue() - before);
      before = bucket.getValue();
    }
    return buckets.bucket(Double.POSITIVE_INFINITY, (long) values.count() - before).build();
  }

  /** Returns a family with a statistic of the last minute; none if there were no values. */
  private static Optional<MetricSnapshot> gauge(
      String name, Metric metric, Statistic statistic, List<SeriesSample> samples) {
    var family = GaugeSnapshot.builder().name(name).help(metric.meaning() + LAST_MINUTE);
    var known =
        samples.stream()
            .filter(sample -> sample.values().lastMinute().containsKey(statistic))
            .toList();
    for (var sample : known) {
      family.dataPoint(
          GaugeDataPointSnapshot.builder()
              .labels(sample.labels())
              .value(
                  OpenMetricsName.inBaseUnit(metric, sample.values().lastMinute().get(statistic)))
              .build());
    }
    return known.isEmpty() ? Optional.empty() : Optional.of(family.build());
  }
}
