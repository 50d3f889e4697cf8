package dev.weir.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.weir.metrics.Step;
import dev.weir.telemetry.Telemetry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** A meter's values for calls to a table that answers as the test defines. */
class CallMetricsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private record Reply(int status, String body) {
    static final Reply GOOD = new Reply(200, "{}");
    static final Reply THROTTLED =
        new Reply(
            400,
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\"}");
  }

  private final Queue<Reply> replies = new ArrayDeque<>();
  private final List<String> lines = new ArrayList<>();
  private final Telemetry telemetry =
      new Telemetry("dev", Step.RISK, InstantSource.system(), lines::add);
  private HttpServer table;
  private DynamoDbClient dynamo;

  @BeforeEach
  void open() throws IOException {
    table = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    table.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          var reply = replies.remove();
          var body = reply.body().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
          exchange.sendResponseHeaders(reply.status(), body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    table.start();
    dynamo =
        DynamoDbClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + table.getAddress().getPort()))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .overrideConfiguration(
                settings ->
                    settings
                        .retryStrategy(RetryMode.STANDARD)
                        .addMetricPublisher(new CallMetrics(telemetry.meter()))
                        .addExecutionInterceptor(new CanceledTransactions(telemetry.meter())))
            .build();
  }

  @AfterEach
  void close() {
    dynamo.close();
    table.stop(0);
  }

  private JsonNode calls() throws IOException {
    telemetry.begin("request-1").close();
    return emitted();
  }

  private JsonNode emitted() throws IOException {
    for (var line : lines) {
      var node = JSON.readTree(line);
      if (node.path("Dependency").asText().equals("dynamodb")) {
        return node;
      }
    }
    throw new AssertionError("No metrics of DynamoDB in " + lines);
  }

  @Test
  void a_call_says_how_long_it_took_and_that_nothing_went_wrong() throws IOException {
    replies.add(Reply.GOOD);
    dynamo.listTables();
    var calls = calls();
    assertThat(calls.path("CallMillis").asDouble()).isPositive();
    assertThat(calls.path("CallRetries").asInt(-1)).isZero();
    assertThat(calls.path("CallThrottles").asInt(-1)).isZero();
    assertThat(calls.path("CallsUnanswered").asInt(-1)).isZero();
  }

  @Test
  void a_function_is_busy_with_its_calls_for_as_long_as_they_take() throws IOException {
    replies.add(Reply.THROTTLED); // the SDK waits before it retries
    replies.add(Reply.GOOD);
    try (var _ = telemetry.begin("request-1")) {
      dynamo.listTables();
    }

    var ofStep = JSON.readTree(lines.getFirst());
    assertThat(ofStep.path("CallBusyMillis").asDouble())
        .isCloseTo(emitted().path("CallMillis").asDouble(), within(0.01));
  }

  @Test
  void throttled_and_repeated_calls_are_reported() throws IOException {
    replies.add(Reply.THROTTLED);
    replies.add(Reply.THROTTLED);
    replies.add(Reply.GOOD);
    dynamo.listTables();
    var calls = calls();
    assertThat(calls.path("CallRetries").asInt()).isEqualTo(2);
    assertThat(calls.path("CallThrottles").asInt()).isEqualTo(2);
    assertThat(calls.path("CallsUnanswered").asInt(-1)).isZero();
  }

  @Test
  void a_transaction_that_was_canceled_for_throttling_is_reported_and_one_in_conflict_is_not()
      throws IOException {
    replies.add(canceled("TransactionConflict"));
    assertThatThrownBy(this::transact).isInstanceOf(TransactionCanceledException.class);
    replies.add(canceled("ThrottlingError"));
    assertThatThrownBy(this::transact).isInstanceOf(TransactionCanceledException.class);

    assertThat(calls().path("CallThrottles").asInt()).isEqualTo(1);
  }

  private void transact() {
    dynamo.transactWriteItems(request -> request.transactItems(List.of()));
  }

  private static Reply canceled(String reason) {
    return new Reply(
        400,
        "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\","
            + "\"CancellationReasons\":[{\"Code\":\"None\"},{\"Code\":\"%s\"}]}".formatted(reason));
  }

  @Test
  void an_unreachable_service_is_reported_separately() throws IOException {
    table.stop(0);
    assertThatThrownBy(dynamo::listTables).isInstanceOf(SdkClientException.class);
    var calls = calls();
    assertThat(calls.path("CallsUnanswered").asInt()).isPositive();
    assertThat(calls.path("CallThrottles").asInt(-1)).isZero();
  }
}
