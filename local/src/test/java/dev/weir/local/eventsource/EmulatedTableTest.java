package dev.weir.local.eventsource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromNul;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.local.emulators.EmulatorPorts;
import dev.weir.local.emulators.Emulators;
import dev.weir.local.emulators.Endpoints;
import dev.weir.local.emulators.Installation;
import dev.weir.local.emulators.LocalClients;
import dev.weir.local.process.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The event source on the stream of a table of DynamoDB Local. */
@Tag("cloud")
class EmulatedTableTest extends StreamReaderContract {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir private static Path folder;
  private static Emulators emulators;
  private static LocalClients clients;

  private final BlockingQueue<JsonNode> delivered = new LinkedBlockingQueue<>();
  private final List<EventSource> sources = new ArrayList<>();
  private String table;
  private String arn;

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
  void closeSources() {
    sources.forEach(EventSource::close);
  }

  @Override
  StreamReader stream() {
    table = "table-" + UUID.randomUUID();
    arn =
        clients
            .dynamodb()
            .createTable(
                r ->
                    r.tableName(table)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(
                            AttributeDefinition.builder()
                                .attributeName("id")
                                .attributeType(ScalarAttributeType.S)
                                .build())
                        .keySchema(
                            KeySchemaElement.builder()
                                .attributeName("id")
                                .keyType(KeyType.HASH)
                                .build())
                        .streamSpecification(
                            s -> s.streamEnabled(true).streamViewType("NEW_AND_OLD_IMAGES")))
            .tableDescription()
            .latestStreamArn();
    return reader();
  }

  private DynamoDbStreamReader reader() {
    return new DynamoDbStreamReader(clients.tableStreams(), arn);
  }

  @Override
  String put(String key) {
    put(key, Map.of());
    var cursor = reader().open(reader().shards().getFirst().id(), new ReadPosition.TrimHorizon());
    var last = cursor.read(1000).records().getLast();
    assertThat(keyOf(last)).isEqualTo(key);
    return last.sequenceNumber();
  }

  private void put(String key, Map<String, AttributeValue> attributes) {
    var item = new HashMap<>(attributes);
    item.put("id", fromS(key));
    clients.dynamodb().putItem(r -> r.tableName(table).item(item));
  }

  @Override
  String keyOf(PolledRecord record) {
    return EventSourceFixture.parse(record.orderKey()).path("id").path("S").asText();
  }

  @Override
  String text(String key) {
    return "\"NewImage\":{\"id\":{\"S\":\"" + key + "\"}}";
  }

  @Override
  void split() {
    Assumptions.abort("DynamoDB Local has one shard, and splits it for nobody");
  }

  @Test
  void a_change_is_not_older_than_the_read_that_did_not_find_it_yet() {
    var stream = stream();
    var cursor = stream.open(stream.shards().getFirst().id(), new ReadPosition.TrimHorizon());
    var before = Instant.now();
    assertThat(cursor.read(100).records()).isEmpty();

    put("a", Map.of());
    assertThat(cursor.read(100).records())
        .singleElement()
        .satisfies(change -> assertThat(change.arrivedAt()).isAfterOrEqualTo(before));
  }

  @Test
  void a_change_is_delivered_in_lambdas_format() throws InterruptedException {
    stream();
    put(
        "a",
        Map.of(
            "n", fromN("1.5"),
            "b", fromB(SdkBytes.fromUtf8String("bytes")),
            "deep", fromM(Map.of("list", fromL(List.of(fromBool(true), fromNul(true))))),
            "set", fromSs(List.of("x"))));
    start("{}", "us-east-2", _ -> FakeFunction.returned("null"));

    var record = next().path("Records").path(0);

    assertThat(record.path("eventName").asText()).isEqualTo("INSERT");
    assertThat(record.path("awsRegion").asText()).isEqualTo("us-east-2");
    assertThat(record.path("eventSourceARN").asText()).isEqualTo(arn);
    var change = record.path("dynamodb");
    assertThat(RecordedForm.TABLE_RECORD.differences(record)).isEmpty();
    assertThat(change.path("StreamViewType").asText()).isEqualTo("NEW_AND_OLD_IMAGES");
    assertThat(change.path("Keys")).hasToString("{\"id\":{\"S\":\"a\"}}");
    assertThat(change.path("OldImage").isMissingNode()).isTrue();
    var image = change.path("NewImage");
    assertThat(image.path("n")).hasToString("{\"N\":\"1.5\"}");
    assertThat(image.path("b")).hasToString("{\"B\":\"Ynl0ZXM=\"}");
    assertThat(image.path("deep"))
        .hasToString("{\"M\":{\"list\":{\"L\":[{\"BOOL\":true},{\"NULL\":true}]}}}");
    assertThat(image.path("set")).hasToString("{\"SS\":[\"x\"]}");
  }

  @Test
  void sizes_are_those_recorded_on_aws() throws InterruptedException {
    stream();
    put("id_value_1", Map.of());
    put("id_value_2", Map.of("presentKey", fromS("presentValue")));
    put("id_value_3", Map.of("numericFilter", fromN("42")));
    start("{'BatchSize':3}", "us-east-2", _ -> FakeFunction.returned("null"));

    assertThat(next().path("Records").valueStream())
        .extracting(record -> record.path("dynamodb").path("SizeBytes").asInt())
        .containsExactly(24, 46, 39);
  }

  @Test
  void a_stream_that_does_not_exist_is_refused() {
    stream();
    arn = arn.replace(table, "other");
    assertThatThrownBy(() -> start("{}", "us-east-2", _ -> FakeFunction.returned("null")))
        .isInstanceOf(InvalidMappingException.class)
        .hasMessageContaining("Stream not found: " + arn);
  }

  @Test
  void what_the_function_names_is_delivered_again() throws InterruptedException {
    stream();
    put("a");
    var second = put("b");
    var answers = new LinkedBlockingQueue<>(List.of(FakeFunction.stoppedAt(second)));
    start(
        "{'FunctionResponseTypes':['ReportBatchItemFailures']}",
        "us-east-1",
        _ -> answers.isEmpty() ? FakeFunction.returned("null") : answers.remove());
    assertThat(keys(next())).containsExactly("a", "b");
    assertThat(keys(next())).containsExactly("b");
  }

  @Test
  void two_regions_read_one_stream_each_for_itself() throws InterruptedException {
    stream();
    var first = start("{}", "us-east-1", _ -> FakeFunction.returned("null"));
    put("a");
    assertThat(keys(next())).containsExactly("a");
    first.close();
    put("b");
    start("{}", "us-east-2", _ -> FakeFunction.returned("null"));
    var seen = new ArrayList<String>();
    while (seen.size() < 2) {
      seen.addAll(keys(next()));
    }
    assertThat(seen).containsExactly("a", "b");
  }

  private EventSource start(String properties, String region, FunctionInvoker function) {
    var settings =
        new EventSourceFixture()
            .with("{'EventSourceArn':'" + arn + "','StartingPosition':'TRIM_HORIZON'}")
            .with(properties)
            .settingsOf("arn:aws:lambda:" + region + ":000000000000:function:f");
    FunctionInvoker noting =
        event -> {
          delivered.add(EventSourceFixture.parse(new String(event, UTF_8)));
          return function.invoke(event);
        };
    var source = EventSource.start(settings, reader(), noting, _ -> {}, _ -> {}, Polling.LAMBDA);
    sources.add(source);
    return source;
  }

  private JsonNode next() throws InterruptedException {
    var event = delivered.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(event).as("the next invocation's event").isNotNull();
    return event;
  }

  private static List<String> keys(JsonNode event) {
    return event
        .path("Records")
        .valueStream()
        .map(record -> record.path("dynamodb").path("Keys").path("id").path("S").asText())
        .toList();
  }
}
