package dev.weir.client.cloud;

import dev.weir.metrics.query.MetricId;
import dev.weir.metrics.query.MetricPoint;
import dev.weir.metrics.query.MetricQuery;
import dev.weir.metrics.query.MetricReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** Reads metrics from CloudWatch, where periods are whole minutes. */
final class CloudWatchMetricReader implements MetricReader {

  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
  private static final int MAX_QUERIES = 500;

  private final CloudWatchClient cloudWatch;

  CloudWatchMetricReader(CloudWatchClient cloudWatch) {
    this.cloudWatch = cloudWatch;
  }

  @Override
  public Map<MetricQuery, List<MetricPoint>> read(
      List<MetricQuery> queries, Instant from, Instant to) {
    var figures = new LinkedHashMap<MetricQuery, List<MetricPoint>>();
    for (var start = 0; start < queries.size(); start += MAX_QUERIES) {
      var some = queries.subList(start, Math.min(queries.size(), start + MAX_QUERIES));
      some.forEach(query -> figures.put(query, new ArrayList<>()));
      var asked = new ArrayList<MetricDataQuery>();
      for (var i = 0; i < some.size(); i++) {
        asked.add(query("q" + i, some.get(i)));
      }
      cloudWatch
          .getMetricDataPaginator(
              request -> request.metricDataQueries(asked).startTime(from).endTime(to))
          .metricDataResults()
          .forEach(
              result ->
                  take(result, figures.get(some.get(Integer.parseInt(result.id().substring(1))))));
    }
    figures.values().forEach(points -> points.sort(Comparator.comparing(MetricPoint::from)));
    return figures;
  }

  private static void take(MetricDataResult result, List<MetricPoint> points) {
    for (var i = 0; i < result.timestamps().size(); i++) {
      points.add(new MetricPoint(result.timestamps().get(i), result.values().get(i)));
    }
  }

  private static MetricDataQuery query(String id, MetricQuery query) {
    return MetricDataQuery.builder()
        .id(id)
        .metricStat(
            stat ->
                stat.metric(metric(query.id()))
                    .stat(query.statistic().cloudWatchName())
                    .period((int) query.period().toSeconds()))
        .build();
  }

  private static Metric metric(MetricId id) {
    return Metric.builder()
        .namespace(id.namespace())
        .metricName(id.name())
        .dimensions(
            id.dimensions().entrySet().stream()
                .map(each -> Dimension.builder().name(each.getKey()).value(each.getValue()).build())
                .toList())
        .build();
  }

  @Override
  public List<MetricId> list(String namespace, String name) {
    return cloudWatch
        .listMetricsPaginator(request -> request.namespace(namespace).metricName(name))
        .metrics()
        .stream()
        .map(
            metric ->
                new MetricId(
                    metric.namespace(),
                    metric.metricName(),
                    metric.dimensions().stream()
                        .collect(Collectors.toMap(Dimension::name, Dimension::value))))
        .toList();
  }
}
