package dev.weir.local.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.metrics.AwsMetric;
import dev.weir.metrics.Dimension;
import dev.weir.metrics.Metric;
import dev.weir.metrics.Step;
import dev.weir.metrics.WeirMetric;
import dev.weir.metrics.query.MetricId;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsEndpointTest {

  private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
  private static final Instant NOW = START.plusSeconds(100);

  private final MetricStore store = new MetricStore();
  private final RunningEndpoint endpoint = running(store);
  private final HttpClient http = HttpClient.newHttpClient();

  private static RunningEndpoint running(MetricStore store) {
    var stores = new LinkedHashMap<String, MetricStore>();
    stores.put("us-east-1", store);
    return new RunningEndpoint(
        Collections.unmodifiableSequencedMap(stores), InstantSource.fixed(NOW));
  }

  @AfterEach
  void close() {
    http.close();
    endpoint.close();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private String openMetrics(String accept) throws Exception {
    var address = endpoint.address().resolve("/metrics");
    return send(HttpRequest.newBuilder(address).header("Accept", accept)).body();
  }

  private static MetricId id(WeirMetric metric) {
    return MetricId.of(
        metric, Map.of(Dimension.STAGE, "dev", Dimension.STEP, Step.ACCESS_LOGS.id()));
  }

  @Test
  void counters_and_histograms_count_since_the_start() throws Exception {
    store.record(id(WeirMetric.RECORDS), START, 3);
    store.record(id(WeirMetric.RECORDS), NOW, 4);
    store.record(id(WeirMetric.COMMITTED_AFTER), START, 5_000);
    store.record(id(WeirMetric.COMMITTED_AFTER), NOW.minusSeconds(30), 10, 20, 30);
    var labels = "{region=\"us-east-1\",stage=\"dev\",step=\"access-logs\"";
    assertThat(openMetrics("application/openmetrics-text; version=1.0.0"))
        .contains("# TYPE weir_records counter")
        .contains("weir_records_total" + labels + "} 7.0")
        .contains("# TYPE weir_committed_after_seconds histogram")
        .contains("weir_committed_after_seconds_bucket" + labels + ",le=\"0.01\"} 1\n")
        .contains("weir_committed_after_seconds_bucket" + labels + ",le=\"0.025\"} 2\n")
        .contains("weir_committed_after_seconds_bucket" + labels + ",le=\"5.0\"} 4\n")
        .contains("weir_committed_after_seconds_bucket" + labels + ",le=\"+Inf\"} 4\n")
        .contains("weir_committed_after_seconds_count" + labels + "} 4\n")
        .contains("weir_committed_after_seconds_sum" + labels + "} 5.06\n")
        .contains("# TYPE weir_committed_after_max_seconds gauge")
        .contains("weir_committed_after_max_seconds" + labels + "} 0.03\n")
        .endsWith("# EOF\n");
  }

  @Test
  void a_count_of_present_things_is_a_gauge() throws Exception {
    store.record(id(WeirMetric.OUTBOX_PENDING), NOW.minusSeconds(20), 3, 9, 2);
    assertThat(openMetrics("text/plain"))
        .contains("# TYPE weir_outbox_pending gauge")
        .contains(
            "weir_outbox_pending{region=\"us-east-1\",stage=\"dev\",step=\"access-logs\"} 9.0");
  }

  /** The checks of {@code promtool check metrics}: names, base units, help texts, types. */
  @Test
  void every_family_is_as_prometheus_wants_it() throws Exception {
    for (var metric : Metric.all()) {
      var values = new HashMap<Dimension, String>();
      metric.dimensions().forEach(dimension -> values.put(dimension, "x"));
      store.record(MetricId.of(metric, values), NOW.minusSeconds(1), 1);
    }
    var lines = openMetrics("text/plain").lines().toList();
    var types =
        lines.stream()
            .filter(line -> line.startsWith("# TYPE "))
            .map(line -> line.split(" ", -1))
            .collect(Collectors.toMap(line -> line[2], line -> line[3]));
    assertThat(types).hasSizeGreaterThan(60);
    assertThat(types)
        .allSatisfy(
            (name, type) -> {
              assertThat(name).matches("[a-z][a-z0-9]*(_[a-z0-9]+)+");
              assertThat(name).doesNotContainPattern("milli|percent|_(counter|gauge|histogram)");
              assertThat(name.endsWith("_total")).isEqualTo(type.equals("counter"));
              assertThat(name).doesNotContainPattern("_(count|sum|bucket)$");
              assertThat(lines)
                  .as("help of " + name)
                  .anyMatch(line -> line.matches("# HELP " + name + " \\S.+"));
            });
  }

  @Test
  void streams_and_their_shards_are_families_of_their_own() throws Exception {
    var stream = Map.of(Dimension.STREAM_NAME, "logs");
    var shard = Map.of(Dimension.STREAM_NAME, "logs", Dimension.SHARD_ID, "shardId-0");
    store.record(MetricId.of(AwsMetric.INCOMING_RECORDS, stream), START, 3);
    store.record(MetricId.of(AwsMetric.SHARD_INCOMING_RECORDS, shard), START, 3);
    assertThat(openMetrics("text/plain"))
        .contains("aws_kinesis_incoming_records_total{region=\"us-east-1\",stream_name=\"logs\"}")
        .contains("aws_kinesis_shard_incoming_records_total{region=\"us-east-1\",shard_id=");
  }

  @Test
  void an_invalid_query_is_refused_with_the_expected_form() throws Exception {
    var request =
        HttpRequest.newBuilder(endpoint.address().resolve("/metrics/data"))
            .POST(BodyPublishers.ofString("{}"));
    var answer = send(request);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("from, to and queries");
  }

  @Test
  void a_region_that_is_not_there_is_named() throws Exception {
    var address = endpoint.address().resolve("/metrics/list?region=mars&namespace=Weir&name=A");
    assertThat(send(HttpRequest.newBuilder(address)).body()).contains("[us-east-1]");
  }

  @Test
  void what_functions_write_is_read_and_other_lines_are_passed_over() {
    EmbeddedMetricFormat.read("plain", store);
    EmbeddedMetricFormat.read("{\"level\":\"INFO\",\"message\":\"a \\\"_aws\\\" b\"}", store);
    EmbeddedMetricFormat.read("{\"_aws\": cut off", store);
    EmbeddedMetricFormat.read(
        """
        {"_aws":{"Timestamp":1763900000000,"CloudWatchMetrics":[{"Namespace":"Weir",\
        "Dimensions":[["Stage","Step"]],"Metrics":[{"Name":"Records","Unit":"Count"},\
        {"Name":"CommittedAfter","Unit":"Milliseconds"}]}]},"Stage":"dev","Step":"access-logs",\
        "Records":12,"CommittedAfter":[1,2,3]}\
        """,
        store);
    assertThat(store.list("Weir", "Records")).containsExactly(id(WeirMetric.RECORDS));
    assertThat(store.totals(NOW).get(id(WeirMetric.COMMITTED_AFTER)).count()).isEqualTo(3);
  }
}
