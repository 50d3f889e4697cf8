package dev.weir.local.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.sun.net.httpserver.HttpExchange;
import dev.weir.local.emulators.Endpoints;
import dev.weir.local.emulators.LocalClients;
import dev.weir.local.process.LoopbackServer;
import dev.weir.local.rehearsal.InjectedFault.RefusedProducers;
import dev.weir.local.rehearsal.InjectedFault.SlowFunctions;
import dev.weir.local.rehearsal.InjectedFault.SlowWrites;
import dev.weir.local.rehearsal.InjectedFault.ThrottledWrites;
import dev.weir.local.service.ServiceCall;
import dev.weir.local.service.ServiceRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.AccessDeniedException;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.SnsException;

/** By calls as the SDK writes them, and answers as it reads them. */
class RehearsedCallsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T22:00:00Z");
  private static final Duration DELAY = Duration.ofMillis(1500);
  private static final Map<String, AttributeValue> ITEM = Map.of("id", fromS("1"));
  private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:alerts";

  private final InjectionState rehearsal = new InjectionState(() -> NOW);
  private final RehearsedCalls never = new RehearsedCalls(rehearsal, always(1));
  private final AtomicReference<RehearsedCalls.CallVerdict> verdict = new AtomicReference<>();
  private final LoopbackServer server = LoopbackServer.open(0);
  private LocalClients clients;
  private volatile RehearsedCalls calls = new RehearsedCalls(rehearsal, always(0));

  RehearsedCallsTest() {
    server.serve("/", this::answer);
    server.start();
    var address = server.address();
    clients = LocalClients.of(new Endpoints(address, address, address, address), "us-east-1");
  }

  @AfterEach
  void close() {
    clients.close();
    server.close();
  }

  @Test
  void a_call_is_as_ever_where_nothing_is_injected_or_something_else() {
    putItem("counts");
    assertAsEver();

    inject(
        new SlowWrites(Set.of("profiles"), DELAY),
        new ThrottledWrites(Set.of("profiles"), 1),
        new RefusedProducers(Set.of("other")),
        new SlowFunctions(Set.of("counts"), DELAY));
    putItem("counts");
    assertAsEver();
    putRecords("logs");
    assertAsEver();
  }

  @Test
  void every_kind_of_write_to_a_slow_table_is_delayed_and_reads_are_not() {
    inject(new SlowWrites(Set.of("counts"), DELAY));

    putItem("counts");
    assertDelayed();
    clients.dynamodb().updateItem(r -> r.tableName("counts").key(ITEM));
    assertDelayed();
    clients.dynamodb().deleteItem(r -> r.tableName("counts").key(ITEM));
    assertDelayed();
    clients
        .dynamodb()
        .batchWriteItem(
            r ->
                r.requestItems(
                    Map.of(
                        "counts",
                        List.of(
                            WriteRequest.builder().putRequest(put -> put.item(ITEM)).build()))));
    assertDelayed();
    transact("positions", "counts");
    assertDelayed();
    putItem("arn:aws:dynamodb:us-east-1:000000000000:table/counts");
    assertDelayed();

    clients.dynamodb().getItem(r -> r.tableName("counts").key(ITEM));
    assertAsEver();
    transact("positions", "profiles");
    assertAsEver();
  }

  @Test
  void slow_streams_and_topics_are_delayed_too() {
    inject(new SlowWrites(Set.of("logs", "alerts"), DELAY));

    putRecords("logs");
    assertDelayed();
    publish();
    assertDelayed();
    clients.kinesis().listShards(r -> r.streamName("logs"));
    assertAsEver();
    clients.sns().listTopics();
    assertAsEver();
  }

  @Test
  void a_throttled_write_is_what_the_sdk_knows_as_one() {
    doNotTryAgain();
    inject(new ThrottledWrites(Set.of("counts"), 0.5));

    assertThatThrownBy(() -> putItem("counts"))
        .isInstanceOfSatisfying(
            ProvisionedThroughputExceededException.class, this::assertThrottling);
  }

  @Test
  void of_a_throttled_transaction_the_actions_on_the_table_are_to_blame() {
    inject(new ThrottledWrites(Set.of("counts"), 0.5));

    assertThatThrownBy(() -> transact("positions", "counts", "counts"))
        .isInstanceOfSatisfying(
            TransactionCanceledException.class,
            e ->
                assertThat(e.cancellationReasons())
                    .extracting(CancellationReason::code)
                    .containsExactly("None", "ThrottlingError", "ThrottlingError"));
  }

  @Test
  void a_full_stream_and_a_topic_that_is_asked_too_much_say_so() {
    doNotTryAgain();
    inject(new ThrottledWrites(Set.of("logs", "alerts"), 0.5));

    assertThatThrownBy(() -> putRecords("logs"))
        .isInstanceOfSatisfying(
            software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException
                .class,
            this::assertThrottling);
    assertThatThrownBy(this::publish)
        .isInstanceOfSatisfying(SnsException.class, this::assertThrottling);
  }

  @Test
  void a_share_is_left_as_ever() {
    inject(new ThrottledWrites(Set.of("counts"), 0.5));
    calls = never;

    putItem("counts");
    assertAsEver();
  }

  @Test
  void a_refused_producer_is_denied_and_does_not_try_again() {
    inject(new RefusedProducers(Set.of("logs")));

    assertThatThrownBy(() -> putRecords("logs"))
        .isInstanceOfSatisfying(
            AccessDeniedException.class, e -> assertThat(e.numAttempts()).isEqualTo(1));
    assertThatThrownBy(() -> putRecords("arn:aws:kinesis:us-east-1:000000000000:stream/logs"))
        .isInstanceOf(AccessDeniedException.class);
    clients.kinesis().listShards(r -> r.streamName("logs"));
    assertAsEver();
  }

  @Test
  void a_producer_that_talks_json_is_refused_in_json() throws IOException {
    inject(new RefusedProducers(Set.of("logs")));
    var request =
        new ServiceRequest(
            "POST",
            URI.create("/"),
            "Kinesis_20131202.PutRecord",
            "application/x-amz-json-1.1",
            "",
            "{'Data':'eA==','PartitionKey':'1','StreamName':'logs'}"
                .replace('\'', '"')
                .getBytes(UTF_8));

    var refusal = calls.judge(ServiceCall.of(request)).instead().orElseThrow();

    assertThat(refusal.contentType()).isEqualTo("application/x-amz-json-1.1");
    assertThat(new String(refusal.body(), UTF_8)).contains("AccessDeniedException");
  }

  // The SDK waits longer and longer between its attempts, up to a minute in all.
  private void doNotTryAgain() {
    clients =
        new LocalClients(
            once(DynamoDbClient.builder()),
            clients.tableStreams(),
            once(KinesisClient.builder()),
            once(SnsClient.builder()),
            clients.sqs(),
            clients.s3(),
            clients.http());
  }

  private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C once(B builder) {
    return builder
        .httpClient(clients.http())
        .endpointOverride(server.address())
        .region(Region.US_EAST_1)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .overrideConfiguration(settings -> settings.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  private void assertThrottling(SdkServiceException refused) {
    assertThat(refused.isThrottlingException()).isTrue();
    assertThat(refused.getMessage()).contains("injected");
  }

  private void assertAsEver() {
    assertThat(verdict.get())
        .isEqualTo(new RehearsedCalls.CallVerdict(Duration.ZERO, Optional.empty()));
  }

  private void assertDelayed() {
    assertThat(verdict.get()).isEqualTo(new RehearsedCalls.CallVerdict(DELAY, Optional.empty()));
  }

  private void putItem(String table) {
    clients.dynamodb().putItem(r -> r.tableName(table).item(ITEM));
  }

  private void transact(String... tables) {
    var puts =
        List.of(tables).stream()
            .map(table -> Put.builder().tableName(table).item(ITEM).build())
            .map(put -> TransactWriteItem.builder().put(put).build())
            .toList();
    clients.dynamodb().transactWriteItems(r -> r.transactItems(puts));
  }

  private void putRecords(String stream) {
    var record =
        PutRecordsRequestEntry.builder()
            .partitionKey("1")
            .data(SdkBytes.fromUtf8String("x"))
            .build();
    clients
        .kinesis()
        .putRecords(
            r ->
                (stream.startsWith("arn:") ? r.streamARN(stream) : r.streamName(stream))
                    .records(List.of(record)));
  }

  private void publish() {
    clients.sns().publish(r -> r.topicArn(TOPIC).message("hello"));
  }

  private void inject(InjectedFault... faults) {
    rehearsal.replace(
        List.of(faults).stream().map(fault -> new Injection(fault, NOW.plusSeconds(60))).toList());
  }

  /**
   * Acts as the gateway: keeps the verdict, and answers at once with an empty body if the call is
   * made.
   */
  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = ServiceRequest.of(exchange, exchange.getRequestBody().readAllBytes());
      verdict.set(calls.judge(ServiceCall.of(request)));
      var instead = verdict.get().instead();
      if (instead.isPresent()) {
        exchange.getResponseHeaders().set("Content-Type", instead.get().contentType());
        exchange.getResponseHeaders().set("x-amzn-ErrorType", instead.get().errorType());
        exchange.sendResponseHeaders(instead.get().status(), instead.get().body().length);
        exchange.getResponseBody().write(instead.get().body());
      } else {
        exchange.sendResponseHeaders(200, -1);
      }
    }
  }

  /** Returns a generator that always returns the same number. */
  private static RandomGenerator always(double number) {
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        return 0;
      }

      @Override
      public double nextDouble() {
        return number;
      }
    };
  }
}
