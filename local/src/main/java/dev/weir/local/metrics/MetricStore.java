package dev.weir.local.metrics;

import dev.weir.metrics.Metric;
import dev.weir.metrics.OpenMetricsName;
import dev.weir.metrics.query.MetricId;
import dev.weir.metrics.query.MetricPoint;
import dev.weir.metrics.query.MetricQuery;
import dev.weir.metrics.query.MetricReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The metrics of one Region, in memory. They are kept for a day, at periods of less than a minute
 * for a quarter of an hour. Safe for several threads.
 */
public final class MetricStore implements MetricReader {

  private static final Logger LOG = LoggerFactory.getLogger(MetricStore.class);

  // Far more than a stack has; a mistake in a dimension's value must not fill the memory.
  private static final int MAX_SERIES = 5_000;

  private static final Duration LATEST = Duration.ofMinutes(1);

  private final Map<MetricId, SeriesHistory> series = new ConcurrentHashMap<>();
  private final AtomicBoolean full = new AtomicBoolean();

  /** Records values of one moment. */
  public void record(MetricId id, Instant at, double... values) {
    var history = series.get(id);
    if (history == null) {
      if (series.size() >= MAX_SERIES) {
        if (full.compareAndSet(false, true)) {
          LOG.warn("There are too many series of metrics; not kept, among others: {}", id);
        }
        return;
      }
      history = series.computeIfAbsent(id, MetricStore::empty);
    }
    history.add(at, values);
  }

  private static SeriesHistory empty(MetricId id) {
    return new SeriesHistory(
        Metric.all().stream()
            .filter(id::isOf)
            .findFirst()
            .map(OpenMetricsName::bounds)
            .orElse(new double[0]));
  }

  @Override
  public Map<MetricQuery, List<MetricPoint>> read(
      List<MetricQuery> queries, Instant from, Instant to) {
    var answers = new LinkedHashMap<MetricQuery, List<MetricPoint>>();
    for (var query : queries) {
      var history = series.get(query.id());
      answers.put(
          query,
          history == null
              ? List.of()
              : history.figures(from, to, query.period(), query.statistic()));
    }
    return answers;
  }

  @Override
  public List<MetricId> list(String namespace, String name) {
    return series.keySet().stream()
        .filter(id -> id.namespace().equals(namespace) && id.name().equals(name))
        .sorted(Comparator.comparing(id -> id.dimensions().toString()))
        .toList();
  }

  /**
   * Returns all series, each with all its values together, and with statistics of the last minute.
   */
  Map<MetricId, SeriesTotals> totals(Instant now) {
    var totals = new LinkedHashMap<MetricId, SeriesTotals>();
    series.keySet().stream()
        .sorted(Comparator.comparing(MetricId::toString))
        .forEach(id -> totals.put(id, series.get(id).totals(now.minus(LATEST))));
    return totals;
  }
}
