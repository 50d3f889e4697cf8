package dev.weir.local.eventsource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.local.emulators.EmulatorPorts;
import dev.weir.local.emulators.Emulators;
import dev.weir.local.emulators.Endpoints;
import dev.weir.local.emulators.Installation;
import dev.weir.local.emulators.LocalClients;
import dev.weir.local.process.Workspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The event source on kinesis-local, and its destinations on fauxqs. */
@Tag("cloud")
class EmulatedStreamTest extends StreamReaderContract {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** What SQS allows, in seconds. */
  private static final int LONGEST_POLL = 20;

  private static final String HALF_OF_THE_HASHES = "170141183460469231731687303715884105728";

  @TempDir private static Path folder;
  private static Emulators emulators;
  private static LocalClients clients;

  private final BlockingQueue<List<String>> delivered = new LinkedBlockingQueue<>();
  private String name;
  private EventSource source;

  @BeforeAll
  static void start() {
    var installation = new Installation(Path.of(System.getProperty("weir.home")));
    emulators =
        Emulators.start(
            installation,
            new Workspace(folder),
            EmulatorPorts.FREE,
            Endpoints.DEFAULT_REGION,
            _ -> {});
    clients = LocalClients.of(emulators.endpoints(), Endpoints.DEFAULT_REGION);
  }

  @AfterAll
  static void stop() {
    clients.close();
    emulators.close();
  }

  @AfterEach
  void closeSource() {
    if (source != null) {
      source.close();
    }
  }

  @Override
  StreamReader stream() {
    name = "stream-" + UUID.randomUUID();
    clients.kinesis().createStream(request -> request.streamName(name).shardCount(1));
    awaitActive();
    return new KinesisStreamReader(clients.kinesis(), arn());
  }

  @Override
  String put(String key) {
    return clients
        .kinesis()
        .putRecord(
            request ->
                request
                    .streamName(name)
                    .partitionKey(key)
                    .data(SdkBytes.fromByteArray(FakePolledStream.data(key))))
        .sequenceNumber();
  }

  @Override
  void split() {
    var shard = new KinesisStreamReader(clients.kinesis(), arn()).shards().getFirst().id();
    clients
        .kinesis()
        .splitShard(
            request ->
                request
                    .streamName(name)
                    .shardToSplit(shard)
                    .newStartingHashKey(HALF_OF_THE_HASHES));
    awaitActive();
  }

  @Test
  void records_reach_the_function_before_and_after_a_split() throws InterruptedException {
    stream();
    put("before");
    start("{'EventSourceArn':'" + consumerArn() + "'}", event -> FakeFunction.returned("null"));
    assertThat(next()).containsExactly("before");
    split();
    put("after");
    assertThat(next()).containsExactly("after");
    assertThat(source.status().shards()).hasSize(3);
  }

  @Test
  void what_the_function_names_is_delivered_again() throws InterruptedException {
    stream();
    put("a");
    var second = put("b");
    var answers = new LinkedBlockingQueue<>(List.of(FakeFunction.stoppedAt(second)));
    start(
        "{'FunctionResponseTypes':['ReportBatchItemFailures']}",
        _ -> answers.isEmpty() ? FakeFunction.returned("null") : answers.remove());
    assertThat(next()).containsExactly("a", "b");
    assertThat(next()).containsExactly("b");
  }

  @Test
  void a_stream_that_does_not_exist_is_refused() {
    var reader =
        new KinesisStreamReader(
            clients.kinesis(), "arn:aws:kinesis:us-east-1:000000000000:stream/other");
    assertThatThrownBy(reader::shards)
        .isInstanceOf(InvalidMappingException.class)
        .hasMessageContaining("Stream not found: arn:aws:kinesis");
  }

  @Test
  void a_backlog_of_many_pages_is_drained() throws InterruptedException {
    stream();
    var expected = new ArrayList<String>();
    for (int i = 0; i < 300; i++) {
      expected.add("k" + i);
      put("k" + i);
    }
    start("{'BatchSize':50}", _ -> FakeFunction.returned("null"));
    var received = new ArrayList<String>();
    while (received.size() < expected.size()) {
      received.addAll(next());
    }
    assertThat(received).isEqualTo(expected);
  }

  @Test
  void discarded_records_are_described_to_a_queue() {
    var queue = clients.sqs().createQueue(request -> request.queueName("lost")).queueUrl();
    giveUpOne("arn:aws:sqs:us-east-1:000000000000:lost");
    assertThat(message(queue)).contains("RetryAttemptsExhausted", "KinesisBatchInfo");
  }

  @Test
  void discarded_records_are_described_to_a_topic() {
    var topic = clients.sns().createTopic(request -> request.name("lost-topic")).topicArn();
    var queue = clients.sqs().createQueue(request -> request.queueName("subscriber")).queueUrl();
    var queueArn =
        clients
            .sqs()
            .getQueueAttributes(
                request -> request.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    clients.sns().subscribe(request -> request.topicArn(topic).protocol("sqs").endpoint(queueArn));
    giveUpOne(topic);
    assertThat(message(queue)).contains("RetryAttemptsExhausted", "KinesisBatchInfo");
  }

  @Test
  void discarded_records_are_kept_in_a_bucket() {
    clients.s3().createBucket(request -> request.bucket("lost-bucket"));
    giveUpOne("arn:aws:s3:::lost-bucket");
    var keys = clients.s3().listObjectsV2(request -> request.bucket("lost-bucket")).contents();
    assertThat(keys).hasSize(1);
    var key = keys.getFirst().key();
    assertThat(key).startsWith("aws/lambda/" + EventSourceFixture.UUID + "/shardId-000000000000/");
    var document =
        clients
            .s3()
            .getObjectAsBytes(request -> request.bucket("lost-bucket").key(key))
            .asUtf8String();
    var payload = EventSourceFixture.parse(document).path("payload").textValue();
    assertThat(EventSourceFixture.parse(payload).path("Records")).hasSize(1);
  }

  private void giveUpOne(String destination) {
    stream();
    put("bad");
    start(
        "{'MaximumRetryAttempts':0,'DestinationConfig':{'OnFailure':{'Destination':'%s'}}}"
            .formatted(destination),
        _ -> FakeFunction.FAILED);
    await(() -> source.status().counters().delivered() == 1);
  }

  private static String message(String queueUrl) {
    return clients
        .sqs()
        .receiveMessage(request -> request.queueUrl(queueUrl).waitTimeSeconds(LONGEST_POLL))
        .messages()
        .getFirst()
        .body();
  }

  private void start(String properties, FunctionInvoker function) {
    var settings =
        new EventSourceFixture()
            .with("{'EventSourceArn':'" + arn() + "'}")
            .with(properties)
            .settings();
    var destinations = new FailureDestinations(clients.sqs(), clients.sns(), clients.s3());
    FunctionInvoker noting =
        event -> {
          delivered.add(keys(event));
          return function.invoke(event);
        };
    source =
        EventSource.start(
            settings,
            new KinesisStreamReader(clients.kinesis(), arn()),
            noting,
            destinations.of(settings),
            _ -> {},
            Polling.LAMBDA);
  }

  private List<String> next() throws InterruptedException {
    var keys = delivered.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(keys).as("keys of the next invocation; status %s", source.status()).isNotNull();
    return keys;
  }

  private static List<String> keys(byte[] event) {
    var records =
        EventSourceFixture.parse(new String(event, StandardCharsets.UTF_8)).path("Records");
    return StreamSupport.stream(records.spliterator(), false)
        .map(record -> record.path("kinesis").path("partitionKey").asText())
        .toList();
  }

  private String arn() {
    return clients
        .kinesis()
        .describeStreamSummary(request -> request.streamName(name))
        .streamDescriptionSummary()
        .streamARN();
  }

  private String consumerArn() {
    return clients
        .kinesis()
        .registerStreamConsumer(request -> request.streamARN(arn()).consumerName("reader"))
        .consumer()
        .consumerARN();
  }

  private void awaitActive() {
    await(
        () ->
            clients
                    .kinesis()
                    .describeStreamSummary(request -> request.streamName(name))
                    .streamDescriptionSummary()
                    .streamStatus()
                == StreamStatus.ACTIVE);
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time to wait until").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
    }
  }
}
