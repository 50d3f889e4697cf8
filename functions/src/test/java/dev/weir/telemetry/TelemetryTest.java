package dev.weir.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.metrics.Step;
import dev.weir.metrics.WeirMetric;
import dev.weir.stream.KinesisBatch;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Outcome;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetryTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final List<String> lines = new ArrayList<>();
  private Instant now = NOW;
  private final Telemetry telemetry = new Telemetry("dev", Step.ACCESS_LOGS, () -> now, lines::add);

  @Test
  void an_invocation_that_did_nothing_says_zero_of_every_counter() {
    telemetry.begin("request-1").close();

    assertThat(lines).hasSize(1);
    var line = line(0);
    assertThat(line.path("Stage").asText()).isEqualTo("dev");
    assertThat(line.path("Step").asText()).isEqualTo("access-logs");
    assertThat(line.path("Commits").asDouble()).isZero();
    assertThat(line.path("ColdStarts").asDouble()).isOne();
    assertThat(namesOf(line))
        .contains("Records", "Rejected", "CutShort")
        .doesNotContain("CommittedAfter", "FeedGaps");
  }

  @Test
  void the_format_says_namespace_dimensions_units_and_time() {
    telemetry.begin("request-1").close();

    var directive = line(0).path("_aws").path("CloudWatchMetrics").get(0);
    assertThat(line(0).path("_aws").path("Timestamp").asLong()).isEqualTo(NOW.toEpochMilli());
    assertThat(directive.path("Namespace").asText()).isEqualTo("Weir");
    assertThat(texts(directive.path("Dimensions").get(0)))
        .containsExactlyInAnyOrder("Stage", "Step");
    assertThat(directive.path("Metrics"))
        .allSatisfy(
            metric ->
                assertThat(metric.path("Unit").asText())
                    .isEqualTo(
                        metric.path("Name").asText().equals("CallBusyMillis")
                            ? "Milliseconds"
                            : "Count"));
  }

  @Test
  void a_detail_has_a_line_of_its_own() {
    try (var _ = telemetry.begin("request-1")) {
      telemetry.meter().count(WeirMetric.REJECTED_BY_REASON, "NO_TIMESTAMP", 2);
      telemetry.meter().count(WeirMetric.RESPONSES, "shop", 7);
      telemetry.meter().count(WeirMetric.SERVER_ERRORS, "shop", 1);
    }

    assertThat(lines).hasSize(3);
    var shop =
        IntStream.range(0, 3)
            .mapToObj(this::line)
            .filter(line -> line.path("Service").asText().equals("shop"))
            .findFirst()
            .orElseThrow();
    assertThat(namesOf(shop)).containsExactlyInAnyOrder("Responses", "ServerErrors");
    assertThat(texts(shop.path("_aws").path("CloudWatchMetrics").get(0).path("Dimensions").get(0)))
        .containsExactlyInAnyOrder("Stage", "Step", "Service");
  }

  @Test
  void more_details_than_fifty_are_counted_together() {
    try (var _ = telemetry.begin("request-1")) {
      for (var i = 0; i < 80; i++) {
        telemetry.meter().count(WeirMetric.RESPONSES, "service-" + i, 1);
      }
    }

    var counts =
        IntStream.range(1, lines.size())
            .mapToObj(this::line)
            .mapToDouble(line -> line.path("Responses").asDouble())
            .sum();
    assertThat(lines).hasSize(1 + 50 + 1);
    assertThat(counts).isEqualTo(80);
  }

  @ParameterizedTest
  @CsvSource({"münchen, m?nchen", "' ', (none)", "'', (none)", "'a\u0007b', a?b", ":8443, :8443"})
  void a_service_of_any_name_costs_no_other_metric(String service, String name) {
    try (var invocation = telemetry.begin("request-1")) {
      invocation.has(batch(3, _ -> "key"));
      telemetry.meter().count(WeirMetric.RESPONSES, "shop", 7);
      telemetry.meter().count(WeirMetric.RESPONSES, service, 2);
    }

    assertThat(line(0).path("Records").asInt()).isEqualTo(3);
    assertThat(responsesOf("shop")).isEqualTo(7);
    assertThat(responsesOf(name)).isEqualTo(2);
  }

  @Test
  void a_very_long_name_of_a_service_is_cut() {
    try (var _ = telemetry.begin("request-1")) {
      telemetry.meter().count(WeirMetric.RESPONSES, "x".repeat(300), 1);
      telemetry.meter().count(WeirMetric.RESPONSES, " ".repeat(300) + "x", 1);
    }

    assertThat(responsesOf("x".repeat(255))).isOne();
    assertThat(responsesOf("(none)")).isOne();
  }

  @Test
  void names_that_are_written_alike_are_counted_together() {
    try (var _ = telemetry.begin("request-1")) {
      telemetry.meter().count(WeirMetric.RESPONSES, "ü", 2);
      telemetry.meter().count(WeirMetric.RESPONSES, "ö", 3);
    }

    assertThat(responsesOf("?")).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void a_value_that_is_not_a_number_costs_only_itself(double value) {
    try (var _ = telemetry.begin("request-1")) {
      telemetry.meter().count(WeirMetric.COMMITS, 3);
      telemetry.meter().value(WeirMetric.COMMITTED_AFTER, value);
    }

    assertThat(line(0).path("Commits").asInt()).isEqualTo(3);
  }

  @Test
  void hosts_that_are_made_up_with_each_request_make_no_metrics_beyond_fifty_over_invocations() {
    for (var request = 0; request < 200; request++) {
      try (var _ = telemetry.begin("request-1")) {
        telemetry.meter().count(WeirMetric.RESPONSES, "made-up-" + request, 1);
      }
    }

    var services =
        IntStream.range(0, lines.size())
            .mapToObj(this::line)
            .map(line -> line.path("Service").asText())
            .filter(service -> service.startsWith("made-up-"));
    assertThat(services).hasSize(50);
    assertThat(responsesOf("(other)")).isEqualTo(150);
  }

  @Test
  void calls_at_once_keep_an_invocation_busy_once_and_those_before_it_not_at_all() {
    telemetry.meter().call(NOW.minusMillis(90), NOW.minusMillis(10));
    try (var _ = telemetry.begin("request-1")) {
      telemetry.meter().call(NOW.plusMillis(10), NOW.plusMillis(30));
      telemetry.meter().call(NOW.plusMillis(20), NOW.plusMillis(50));
      now = NOW.plusMillis(200);
    }
    telemetry.begin("request-1").close();

    assertThat(line(0).path("CallBusyMillis").asDouble()).isEqualTo(40);
    assertThat(line(1).path("CallBusyMillis").asDouble(-1)).isZero();
  }

  @Test
  void latencies_are_at_most_a_hundred_values_with_both_ends() {
    try (var invocation = telemetry.begin("request-1")) {
      invocation.has(batch(5_000, i -> "key-" + i));
      IntStream.range(0, 5_000)
          .forEach(i -> telemetry.meter().value(WeirMetric.COMMITTED_AFTER, i));
    }

    assertThat(line(0).path("InvokedAfter").size()).isBetween(50, 100);
    var committed = numbers(line(0).path("CommittedAfter"));
    assertThat(committed).hasSize(100).isSorted().startsWith(0.0).endsWith(4_999.0);
  }

  @Test
  void the_age_of_a_batch_when_the_function_receives_it_is_reported_by_shard() {
    try (var invocation = telemetry.begin("request-1")) {
      now = NOW.plusSeconds(2);
      invocation.has(batch(3, _ -> "key"));
    }

    assertThat(line(1).path("Shard").asText()).isEqualTo("shardId-000000000000");
    assertThat(line(1).path("BatchAge").asDouble()).isEqualTo(2_001);
  }

  @Test
  void an_arrival_ahead_of_the_clock_took_no_time() {
    try (var _ = telemetry.begin("request-1")) {
      telemetry.meter().since(WeirMetric.PUBLISHED_AFTER, NOW.plusMillis(30));
    }

    assertThat(line(0).path("PublishedAfter").asDouble()).isZero();
  }

  @Test
  void the_share_of_a_hot_key_is_reported() {
    try (var invocation = telemetry.begin("request-1")) {
      invocation.has(batch(400, i -> i % 4 == 0 ? "cold-" + i : "hot"));
    }

    assertThat(line(0).path("HottestKeyShare").asDouble()).isBetween(60.0, 100.0);
  }

  @Test
  void a_batch_that_is_too_small_has_no_hot_key() {
    try (var invocation = telemetry.begin("request-1")) {
      invocation.has(batch(99, _ -> "same"));
    }

    assertThat(namesOf(line(0))).doesNotContain("HottestKeyShare");
  }

  @Test
  void records_for_redelivery_are_counted() {
    try (var invocation = telemetry.begin("request-1")) {
      invocation.answers(Outcome.retryFrom(new SequenceNumber("5")));
    }

    assertThat(line(0).path("CutShort").asDouble()).isOne();
  }

  @Test
  void an_invocation_has_only_its_own() {
    try (var _ = telemetry.begin("request-1")) {
      telemetry.meter().count(WeirMetric.COMMITS, 3);
    }
    telemetry.begin("request-1").close();

    assertThat(line(0).path("Commits").asDouble()).isEqualTo(3);
    assertThat(line(1).path("Commits").asDouble()).isZero();
    assertThat(line(1).path("ColdStarts").asDouble()).isZero();
  }

  @Test
  void metrics_that_can_not_be_written_fail_nothing() {
    var broken =
        new Telemetry(
            "dev",
            Step.DELIVERY,
            () -> NOW,
            _ -> {
              throw new UncheckedIOException(new IOException("no space"));
            });

    broken.begin("request-1").close();

    assertThat(lines).isEmpty();
  }

  private final Telemetry holding =
      new Telemetry("dev", Step.ACCESS_LOGS, () -> now, Duration.ofSeconds(10), lines::add);

  private void commits(int commits, Instant at) {
    now = at;
    try (var _ = holding.begin("request-1")) {
      holding.meter().count(WeirMetric.COMMITS, commits);
      holding.meter().value(WeirMetric.COMMITTED_AFTER, commits);
    }
  }

  @Test
  void the_first_invocation_of_an_instance_is_written_and_the_next_ones_once_in_the_interval() {
    commits(1, NOW);
    assertThat(lines).hasSize(1);
    commits(2, NOW.plusSeconds(4));
    commits(3, NOW.plusMillis(9_999));
    assertThat(lines).hasSize(1);
    commits(4, NOW.plusSeconds(10));

    assertThat(lines).hasSize(2);
    assertThat(line(0).path("Commits").asDouble()).isOne();
    assertThat(line(1).path("Commits").asDouble()).isEqualTo(9);
    assertThat(numbers(line(1).path("CommittedAfter"))).containsExactly(2.0, 3.0, 4.0);
    assertThat(line(1).path("ColdStarts").asDouble()).isZero();
    commits(5, NOW.plusSeconds(19));
    assertThat(lines).hasSize(2);
  }

  @Test
  void values_of_an_earlier_minute_are_written_under_that_minute() {
    commits(1, NOW);
    commits(2, NOW.plusSeconds(5));
    commits(4, NOW.plusSeconds(600));

    assertThat(lines).hasSize(3);
    assertThat(line(1).path("Commits").asDouble()).isEqualTo(2);
    assertThat(timeOf(line(1))).isEqualTo(NOW.plusSeconds(5));
    assertThat(line(2).path("Commits").asDouble()).isEqualTo(4);
    assertThat(timeOf(line(2))).isEqualTo(NOW.plusSeconds(600));
  }

  @ParameterizedTest
  @EnumSource(names = {"REJECTED", "CUT_SHORT", "FATAL_RECORDS", "CALLS_REFUSED"})
  void what_somebody_may_have_to_act_on_is_written_at_once(WeirMetric metric) {
    commits(1, NOW);
    commits(2, NOW.plusSeconds(1));
    now = NOW.plusSeconds(2);
    try (var _ = holding.begin("request-1")) {
      holding.meter().count(metric, 1);
    }

    assertThat(lines).hasSize(2);
    assertThat(line(1).path("Commits").asDouble()).isEqualTo(2);
    assertThat(line(1).path(metric.metricName()).asDouble()).isOne();
  }

  private void sweeps(Telemetry sweep, int pending, Instant at) {
    now = at;
    try (var _ = sweep.begin("request-1")) {
      sweep.meter().count(WeirMetric.OUTBOX_PENDING, pending);
      sweep.meter().value(WeirMetric.OUTBOX_AGE, pending);
      sweep.meter().value(WeirMetric.CALL_MILLIS, "dynamodb", 7);
      sweep.meter().count(WeirMetric.CALL_RETRIES, "dynamodb", 0);
    }
  }

  @Test
  void an_invocation_that_does_nothing_writes_no_series() {
    var sweep =
        new Telemetry("dev", Step.ALERT_OUTBOX, () -> now, Duration.ofSeconds(10), lines::add);
    sweeps(sweep, 0, NOW);
    assertThat(lines).isEmpty();

    sweeps(sweep, 3, NOW.plusSeconds(60));
    assertThat(namesOf(line(0)))
        .contains("OutboxPending", "OutboxAge", "AlertsPublished", "CallBusyMillis");
    assertThat(lines).hasSize(2);
    assertThat(namesOf(line(1))).containsExactly("CallMillis");
    sweeps(sweep, 0, NOW.plusSeconds(120));
    assertThat(line(2).path("OutboxPending").asDouble(-1)).as("back to zero").isZero();
    assertThat(line(2).path("OutboxAge").asDouble(-1)).as("back to zero").isZero();
    assertThat(lines).hasSize(4);
    sweeps(sweep, 0, NOW.plusSeconds(180));
    assertThat(lines).hasSize(4);
  }

  @Test
  void nothing_that_was_written_is_written_again_where_the_log_fails() {
    var isFull = new AtomicBoolean(true);
    var failing =
        new Telemetry(
            "dev",
            Step.DELIVERY,
            () -> now,
            Duration.ofSeconds(10),
            line -> {
              if (isFull.get()) {
                throw new UncheckedIOException(new IOException("no space"));
              }
              lines.add(line);
            });
    for (var delivered : List.of(7, 5)) {
      try (var _ = failing.begin("request-1")) {
        failing.meter().count(WeirMetric.DECISIONS_DELIVERED, delivered);
      }
      isFull.set(false);
      now = now.plusSeconds(10);
    }

    assertThat(lines).hasSize(1);
    assertThat(line(0).path("DecisionsDelivered").asDouble()).isEqualTo(5);
  }

  private static Instant timeOf(JsonNode line) {
    return Instant.ofEpochMilli(line.path("_aws").path("Timestamp").asLong());
  }

  private static KinesisBatch batch(int records, IntFunction<String> key) {
    return new KinesisBatch(
        "arn:aws:kinesis:us-east-1:000000000000:stream/logs",
        new Shard("shardId-000000000000"),
        IntStream.range(0, records)
            .mapToObj(
                i ->
                    new KinesisRecord(
                        new SequenceNumber(Integer.toString(i + 1)),
                        key.apply(i),
                        NOW.minusMillis(records - i),
                        new byte[0]))
            .toList());
  }

  private double responsesOf(String service) {
    return IntStream.range(0, lines.size())
        .mapToObj(this::line)
        .filter(line -> line.path("Service").asText().equals(service))
        .mapToDouble(line -> line.path("Responses").asDouble())
        .sum();
  }

  private JsonNode line(int index) {
    try {
      return JSON.readTree(lines.get(index));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> namesOf(JsonNode line) {
    return StreamSupport.stream(
            line.path("_aws").path("CloudWatchMetrics").get(0).path("Metrics").spliterator(), false)
        .map(metric -> metric.path("Name").asText())
        .toList();
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static List<Double> numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asDouble).toList();
  }
}
