package dev.weir.client.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.metrics.AwsMetric;
import dev.weir.metrics.Dimension;
import dev.weir.metrics.Statistic;
import dev.weir.metrics.query.MetricId;
import dev.weir.metrics.query.MetricPoint;
import dev.weir.metrics.query.MetricQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** Reads from a CloudWatch that answers in pages, newest first, like the real one. */
class CloudWatchMetricReaderTest {

  private static final Instant FROM = Instant.parse("2026-11-28T09:00:00Z");
  private static final Instant TO = FROM.plus(Duration.ofMinutes(3));

  private final List<GetMetricDataRequest> asked = new ArrayList<>();
  private final CloudWatchMetricReader reader = new CloudWatchMetricReader(new PagedCloudWatch());

  private static MetricQuery invocationsOf(String function) {
    return new MetricQuery(
        MetricId.of(AwsMetric.INVOCATIONS, Map.of(Dimension.FUNCTION_NAME, function)),
        Statistic.SUM,
        Duration.ofMinutes(1));
  }

  @Test
  void values_of_several_pages_are_merged_oldest_first() {
    var figures = reader.read(List.of(invocationsOf("f-7")), FROM, TO);

    assertThat(figures.get(invocationsOf("f-7")))
        .containsExactly(
            new MetricPoint(FROM, 7),
            new MetricPoint(FROM.plusSeconds(60), 8),
            new MetricPoint(FROM.plusSeconds(120), 9));
  }

  @Test
  void each_of_many_queries_gets_its_own_values() {
    var queries = IntStream.range(0, 1_200).mapToObj(i -> invocationsOf("f-" + i)).toList();

    var figures = reader.read(queries, FROM, TO);

    assertThat(figures).hasSize(1_200);
    queries.forEach(
        query -> {
          var number = query.id().dimensions().get("FunctionName").substring(2);
          assertThat(figures.get(query).getFirst().value()).isEqualTo(Integer.parseInt(number));
        });
    assertThat(asked).allMatch(request -> request.metricDataQueries().size() <= 500);
  }

  @Test
  void a_request_names_the_series_the_statistic_and_the_period() {
    reader.read(List.of(invocationsOf("f-1")), FROM, TO);

    var stat = asked.getFirst().metricDataQueries().getFirst().metricStat();
    assertThat(stat.metric().namespace()).isEqualTo("AWS/Lambda");
    assertThat(stat.metric().metricName()).isEqualTo("Invocations");
    assertThat(stat.stat()).isEqualTo("Sum");
    assertThat(stat.period()).isEqualTo(60);
    assertThat(asked.getFirst().startTime()).isEqualTo(FROM);
    assertThat(asked.getFirst().endTime()).isEqualTo(TO);
  }

  @Test
  void series_are_listed_over_all_pages() {
    assertThat(reader.list("AWS/Lambda", "Invocations"))
        .containsExactly(invocationsOf("one").id(), invocationsOf("other").id());
  }

  /** Returns N, N+1 and N+2 for function f-N, one per page. */
  private final class PagedCloudWatch implements CloudWatchClient {

    @Override
    public GetMetricDataResponse getMetricData(GetMetricDataRequest request) {
      asked.add(request);
      var page = request.nextToken() == null ? 2 : Integer.parseInt(request.nextToken());
      return GetMetricDataResponse.builder()
          .metricDataResults(
              request.metricDataQueries().stream().map(query -> result(query, page)).toList())
          .nextToken(page == 0 ? null : Integer.toString(page - 1))
          .build();
    }

    private static MetricDataResult result(MetricDataQuery query, int page) {
      var function = query.metricStat().metric().dimensions().getFirst().value();
      return MetricDataResult.builder()
          .id(query.id())
          .timestamps(FROM.plus(Duration.ofMinutes(page)))
          .values(Double.parseDouble(function.substring(2)) + page)
          .build();
    }

    @Override
    public ListMetricsResponse listMetrics(ListMetricsRequest request) {
      var first = request.nextToken() == null;
      return ListMetricsResponse.builder()
          .metrics(
              Metric.builder()
                  .namespace(request.namespace())
                  .metricName(request.metricName())
                  .dimensions(named(first ? "one" : "other"))
                  .build())
          .nextToken(first ? "more" : null)
          .build();
    }

    private static software.amazon.awssdk.services.cloudwatch.model.Dimension named(
        String function) {
      return software.amazon.awssdk.services.cloudwatch.model.Dimension.builder()
          .name("FunctionName")
          .value(function)
          .build();
    }

    @Override
    public String serviceName() {
      return "cloudwatch";
    }

    @Override
    public void close() {
      // There is nothing to release.
    }
  }
}
