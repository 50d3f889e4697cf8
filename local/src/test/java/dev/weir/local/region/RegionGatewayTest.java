package dev.weir.local.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.local.emulators.EmulatorPorts;
import dev.weir.local.emulators.Emulators;
import dev.weir.local.emulators.Endpoints;
import dev.weir.local.emulators.Installation;
import dev.weir.local.emulators.LocalClients;
import dev.weir.local.eventsource.ReadPosition;
import dev.weir.local.eventsource.StreamReader;
import dev.weir.local.iam.AccessControl;
import dev.weir.local.iam.AccessKeys;
import dev.weir.local.iam.AccountPolicies;
import dev.weir.local.iam.PolicyReader;
import dev.weir.local.iam.Principal;
import dev.weir.local.process.Workspace;
import dev.weir.local.rehearsal.InjectedFault;
import dev.weir.local.rehearsal.InjectedFault.SlowWrites;
import dev.weir.local.rehearsal.InjectedFault.ThrottledWrites;
import dev.weir.local.rehearsal.Injection;
import dev.weir.local.rehearsal.InjectionState;
import dev.weir.local.units.GatewayUnits;
import dev.weir.local.units.UnitLedger;
import dev.weir.local.units.UsageUnit;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

@Tag("cloud")
class RegionGatewayTest {

  private static final String STRONG = "strong";
  private static final String REGIONAL = "regional";
  private static final String ROLE = "arn:aws:iam::000000000000:role/function";
  private static final String FUNCTION_KEY = AccessKeys.of("function");

  private static final UnitLedger UNITS = new UnitLedger();
  private static final StreamAnnouncements ANNOUNCED = new StreamAnnouncements();

  @TempDir private static Path folder;
  private static Emulators emulators;
  private static RegionSwitch region;
  private static InjectionState rehearsal;
  private static RegionGateway gateway;
  private static LocalClients straight;
  private static LocalClients clients;

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
    region = new RegionSwitch();
    rehearsal = new InjectionState(InstantSource.system());
    gateway =
        RegionGateway.open(
            emulators.endpoints(),
            "us-east-2",
            access(),
            region,
            Set.of(STRONG),
            rehearsal,
            new GatewayUnits(UNITS),
            ANNOUNCED);
    straight = LocalClients.of(emulators.endpoints(), "us-east-2");
    clients = LocalClients.of(gateway.endpoints(), "us-east-2");
    create(STRONG);
    create(REGIONAL);
  }

  /** The commands may do everything, the function may only write items of one table. */
  private static AccessControl access() {
    var statement =
        JsonNodeFactory.instance
            .objectNode()
            .put("Effect", "Allow")
            .put("Action", "dynamodb:PutItem")
            .put("Resource", "arn:aws:dynamodb:us-east-2:000000000000:table/" + REGIONAL);
    var policy = JsonNodeFactory.instance.objectNode().set("Statement", statement);
    var statements = new PolicyReader(UnaryOperator.identity()).read(policy);
    return new AccessControl(
        new AccountPolicies(Map.of(ROLE, statements), Map.of()),
        Endpoints.ACCOUNT,
        Map.of(
            Endpoints.ACCESS_KEY,
            new Principal.Owner(Endpoints.ACCOUNT),
            FUNCTION_KEY,
            new Principal.RolePrincipal(ROLE, "function")));
  }

  @AfterAll
  static void stop() {
    clients.close();
    straight.close();
    gateway.close();
    emulators.close();
  }

  @BeforeEach
  void nothingIsWrong() {
    region.set(RegionFaultState.NONE);
    rehearsal.replace(List.of());
  }

  private static void create(String table) {
    straight
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
                            .build()));
  }

  private static Map<String, AttributeValue> item(String id) {
    return Map.of("id", fromS(id));
  }

  private static boolean isStored(String table, String id) {
    return straight.dynamodb().getItem(r -> r.tableName(table).key(item(id))).hasItem();
  }

  /** Returns a client through the gateway that tries each call once. */
  private static DynamoDbClient once() {
    return once(Endpoints.ACCESS_KEY);
  }

  private static DynamoDbClient once(String accessKey) {
    return DynamoDbClient.builder()
        .httpClient(clients.http())
        .endpointOverride(gateway.endpoints().dynamodb())
        .region(Region.US_EAST_2)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(accessKey, Endpoints.SECRET_KEY)))
        .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
        .build();
  }

  @Test
  void calls_of_every_service_reach_the_emulators() {
    clients.dynamodb().putItem(r -> r.tableName(STRONG).item(item("plain")));
    assertThat(isStored(STRONG, "plain")).isTrue();

    var queue = clients.sqs().createQueue(r -> r.queueName("q")).queueUrl();
    clients.sqs().sendMessage(r -> r.queueUrl(queue).messageBody("hello"));
    assertThat(clients.sqs().receiveMessage(r -> r.queueUrl(queue)).messages())
        .singleElement()
        .satisfies(message -> assertThat(message.body()).isEqualTo("hello"));

    clients.s3().createBucket(r -> r.bucket("bucket"));
    clients.s3().putObject(r -> r.bucket("bucket").key("k"), RequestBody.fromString("content"));
    assertThat(clients.s3().getObjectAsBytes(r -> r.bucket("bucket").key("k")).asUtf8String())
        .isEqualTo("content");
    assertThat(clients.s3().headObject(r -> r.bucket("bucket").key("k")).contentLength())
        .isEqualTo(7);

    clients.kinesis().createStream(r -> r.streamName("s").shardCount(1));
    assertThat(clients.kinesis().listStreams().streamNames()).contains("s");
  }

  @Test
  void a_stream_is_announced_after_its_records_are_stored_and_not_when_it_is_read() {
    clients.kinesis().createStream(r -> r.streamName("announced").shardCount(1));
    awaitActive("announced");
    var seen = new ArrayList<Integer>();
    ANNOUNCED.add("announced", _ -> seen.add(recordsOf("announced")));

    clients
        .kinesis()
        .putRecord(
            r -> r.streamName("announced").partitionKey("k").data(SdkBytes.fromUtf8String("1")));
    assertThat(seen).containsExactly(1);

    var entry =
        PutRecordsRequestEntry.builder().partitionKey("k").data(SdkBytes.fromUtf8String("2"));
    clients.kinesis().putRecords(r -> r.streamName("announced").records(entry.build()));
    assertThat(seen).containsExactly(1, 2);

    clients.kinesis().listShards(r -> r.streamName("announced"));
    assertThat(seen).hasSize(2);
  }

  private static void awaitActive(String stream) {
    straight.kinesis().waiter().waitUntilStreamExists(r -> r.streamName(stream));
  }

  private static int recordsOf(String stream) {
    var kinesis = straight.kinesis();
    var shard = kinesis.listShards(r -> r.streamName(stream)).shards().getFirst().shardId();
    var iterator =
        kinesis
            .getShardIterator(
                r ->
                    r.streamName(stream)
                        .shardId(shard)
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
            .shardIterator();
    return kinesis.getRecords(r -> r.shardIterator(iterator)).records().size();
  }

  @Test
  void a_function_does_what_its_role_is_allowed_and_nothing_else() {
    try (var dynamodb = once(FUNCTION_KEY)) {
      dynamodb.putItem(r -> r.tableName(REGIONAL).item(item("allowed")));
      assertThat(isStored(REGIONAL, "allowed")).isTrue();

      assertThatThrownBy(() -> dynamodb.putItem(r -> r.tableName(STRONG).item(item("refused"))))
          .isInstanceOfSatisfying(
              DynamoDbException.class,
              e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"))
          .hasMessageContaining("table/" + STRONG);
      assertThat(isStored(STRONG, "refused")).isFalse();
    }
  }

  @Test
  void the_emulators_capacity_is_counted_and_kept_from_a_function_that_did_not_ask() {
    try (var dynamodb = once(FUNCTION_KEY)) {
      var twoKilobytes = Map.of("id", fromS("large"), "text", fromS("x".repeat(2_000)));
      var before = writes();

      var unasked = dynamodb.putItem(r -> r.tableName(REGIONAL).item(twoKilobytes));
      assertThat(unasked.consumedCapacity()).isNull();
      assertThat(writes() - before).isEqualTo(2);

      var asked =
          dynamodb.putItem(
              r -> r.tableName(REGIONAL).item(item("small")).returnConsumedCapacity("TOTAL"));
      assertThat(asked.consumedCapacity().capacityUnits()).isEqualTo(1);
      assertThat(writes() - before).isEqualTo(2 + 1);

      dynamodb.transactWriteItems(
          r ->
              r.transactItems(
                  List.of(
                      TransactWriteItem.builder()
                          .put(p -> p.tableName(REGIONAL).item(item("one")))
                          .build(),
                      TransactWriteItem.builder()
                          .put(p -> p.tableName(REGIONAL).item(twoKilobytes))
                          .build())));
      assertThat(writes() - before)
          .as("DynamoDB charges two units for each kilobyte of a transaction")
          .isEqualTo(2 + 1 + 2 * (1 + 2));
    }
  }

  private static double writes() {
    return UNITS.of(List.of("function")).get(UsageUnit.WRITES);
  }

  @Test
  void a_lost_region_answers_nothing_and_applies_nothing() {
    region.set(RegionFaultState.NONE.withLost());
    try (var dynamodb = once()) {
      assertThatThrownBy(() -> dynamodb.putItem(r -> r.tableName(REGIONAL).item(item("lost"))))
          .isInstanceOf(SdkClientException.class);
    }
    assertThat(isStored(REGIONAL, "lost")).isFalse();
    region.set(RegionFaultState.NONE);
    clients.dynamodb().putItem(r -> r.tableName(REGIONAL).item(item("lost")));
    assertThat(isStored(REGIONAL, "lost")).isTrue();
  }

  @Test
  void a_region_that_is_cut_off_fails_on_strongly_consistent_tables_only() {
    region.set(RegionFaultState.NONE.withPartition());
    try (var dynamodb = once()) {
      assertThatThrownBy(() -> dynamodb.getItem(r -> r.tableName(STRONG).key(item("x"))))
          .isInstanceOfSatisfying(
              DynamoDbException.class,
              e -> {
                assertThat(e.statusCode()).isEqualTo(500);
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InternalServerError");
              });
      dynamodb.putItem(r -> r.tableName(REGIONAL).item(item("cut-off")));
    }
    assertThat(isStored(REGIONAL, "cut-off")).isTrue();
  }

  @Test
  void a_conditional_write_in_conflict_is_not_applied_and_a_plain_one_is_never_in_conflict() {
    region.set(RegionFaultState.NONE.withConflicts(1));
    try (var dynamodb = once()) {
      assertThatThrownBy(
              () ->
                  dynamodb.putItem(
                      r ->
                          r.tableName(STRONG)
                              .item(item("conflict"))
                              .conditionExpression("attribute_not_exists(id)")))
          .isInstanceOfSatisfying(
              DynamoDbException.class,
              e ->
                  assertThat(e.awsErrorDetails().errorCode())
                      .isEqualTo("ReplicatedWriteConflictException"));
      assertThat(isStored(STRONG, "conflict")).isFalse();

      dynamodb.putItem(r -> r.tableName(STRONG).item(item("unconditional")));
      assertThat(isStored(STRONG, "unconditional")).isTrue();
    }
  }

  @Test
  void calls_on_strongly_consistent_tables_take_the_latency_longer() {
    region.set(RegionFaultState.NONE.withLatency(Duration.ofMillis(200), Duration.ofMillis(20)));
    long begun = System.nanoTime();
    clients.dynamodb().getItem(r -> r.tableName(STRONG).key(item("x")));
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(199));
  }

  @Test
  void a_rehearsed_refusal_is_answered_in_the_place_of_the_service() {
    rehearse(new ThrottledWrites(Set.of(REGIONAL), 1));
    try (var dynamodb = once()) {
      assertThatThrownBy(() -> dynamodb.putItem(r -> r.tableName(REGIONAL).item(item("throttled"))))
          .isInstanceOf(ProvisionedThroughputExceededException.class);
      dynamodb.putItem(r -> r.tableName(STRONG).item(item("throttled")));
    }
    assertThat(isStored(REGIONAL, "throttled")).isFalse();
    assertThat(isStored(STRONG, "throttled")).isTrue();
  }

  @Test
  void a_rehearsed_slow_write_is_made_all_the_same() {
    rehearse(new SlowWrites(Set.of(REGIONAL), Duration.ofMillis(200)));
    long begun = System.nanoTime();
    clients.dynamodb().putItem(r -> r.tableName(REGIONAL).item(item("slow")));
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(199));
    assertThat(isStored(REGIONAL, "slow")).isTrue();
  }

  private static void rehearse(InjectedFault fault) {
    rehearsal.replace(List.of(new Injection(fault, Instant.now().plusSeconds(60))));
  }

  @Test
  void a_reader_stands_still_while_its_region_is_lost() {
    var reading = new CompletableFuture<List<StreamReader.StreamShard>>();
    region.set(RegionFaultState.NONE.withLost());
    var reader = GatedReader.regional(new OneShard(), region);
    Thread.startVirtualThread(() -> reading.complete(reader.shards()));
    assertThat(reading).isNotDone();
    region.set(RegionFaultState.NONE);
    assertThat(reading.join()).hasSize(1);
  }

  @Test
  void a_reader_of_a_replica_stands_still_while_its_region_is_cut_off_and_others_go_on() {
    region.set(RegionFaultState.NONE.withPartition());
    assertThat(GatedReader.regional(new OneShard(), region).shards()).hasSize(1);
    var reading = new CompletableFuture<List<StreamReader.StreamShard>>();
    var reader = GatedReader.replica(new OneShard(), region);
    Thread.startVirtualThread(() -> reading.complete(reader.shards()));
    assertThat(reading).isNotDone();
    region.set(RegionFaultState.NONE);
    assertThat(reading.join()).hasSize(1);
  }

  @Test
  void what_a_replica_gave_while_its_region_was_cut_off_is_held_back_until_it_is_back() {
    region.set(RegionFaultState.NONE);
    var read = new CompletableFuture<StreamReader.Page>();
    var cursor = GatedReader.replica(new CutWhileReading(), region).open("shard", null);
    Thread.startVirtualThread(() -> read.complete(cursor.read(1)));
    CutWhileReading.AT_READ.join();
    assertThat(read).isNotDone();
    region.set(RegionFaultState.NONE);
    assertThat(read.join().records()).isEmpty();
  }

  /** A reader whose Region is cut off during the first read. */
  private record CutWhileReading() implements StreamReader {

    static final CompletableFuture<Void> AT_READ = new CompletableFuture<>();

    @Override
    public List<StreamShard> shards() {
      return List.of(new StreamShard("shard", Set.of(), false));
    }

    @Override
    public ShardCursor open(String shardId, ReadPosition from) {
      return _ -> {
        region.set(RegionFaultState.NONE.withPartition());
        AT_READ.complete(null);
        return new Page(List.of(), false, Duration.ZERO);
      };
    }
  }

  private record OneShard() implements StreamReader {

    @Override
    public List<StreamShard> shards() {
      return List.of(new StreamShard("shard", Set.of(), false));
    }

    @Override
    public ShardCursor open(String shardId, ReadPosition from) {
      return _ -> new Page(List.of(), false, Duration.ZERO);
    }
  }

  @Test
  void faults_read_back_as_they_were_written_and_unknown_ones_are_refused() {
    var faults =
        new RegionFaultState(true, true, 0.25, Duration.ofMillis(30), Duration.ofMillis(10));
    assertThat(RegionFaultState.parse(faults.toJson())).isEqualTo(faults);
    assertThatThrownBy(() -> RegionFaultState.parse(faults.toJson().put("losst", true)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("losst");
    assertThatThrownBy(() -> RegionFaultState.NONE.withConflicts(1.5))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
