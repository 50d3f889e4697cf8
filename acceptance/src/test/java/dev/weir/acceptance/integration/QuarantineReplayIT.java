package dev.weir.acceptance.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.acceptance.stacks.LocalCloudStack;
import dev.weir.accesslog.AccessLogReplay;
import dev.weir.accesslog.AccessLogSettings;
import dev.weir.accesslog.commit.DynamoMinuteCounts;
import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.accesslog.decide.ServiceCount;
import dev.weir.accesslog.decide.ServiceCount.Counter;
import dev.weir.client.cloud.QuarantineBucket;
import dev.weir.client.report.QuarantineCommand;
import dev.weir.client.send.AppliedPositions;
import dev.weir.client.send.CatchUpWait;
import dev.weir.client.send.SendTarget;
import dev.weir.client.terminal.Printer;
import dev.weir.engine.ReplayResult;
import dev.weir.events.Minute;
import dev.weir.events.framing.FrameWriter;
import dev.weir.events.framing.SchemaIds;
import dev.weir.events.transaction.Channel;
import dev.weir.events.transaction.Location;
import dev.weir.events.transaction.Money;
import dev.weir.events.transaction.Transaction;
import dev.weir.events.transaction.TransactionAvro;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.events.transaction.TransactionMessages;
import dev.weir.quarantine.QuarantinedObject;
import dev.weir.quarantine.adapter.S3Quarantine;
import dev.weir.stream.DynamoLanePositions;
import dev.weir.stream.KinesisStreamIncarnations;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import dev.weir.transactions.TransactionReplay;
import dev.weir.transactions.TransactionReplay.Options;
import dev.weir.transactions.commit.DynamoUserProfiles;
import dev.weir.transactions.parse.TransactionParser;
import dev.weir.transactions.rules.RuleSet;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Quarantined records of this machine's cloud, replayed twice once their cause is fixed, and
 * compared with a recount of the sent records.
 */
@Tag("cloud")
class QuarantineReplayIT {

  private static final int SINGLE_OBJECT_HEADER = 10;
  private static final int SCHEMA_ID = 70_002;
  private static final int TRANSACTIONS = 5;

  private final LocalCloudStack cloud = LocalCloudStack.get();
  private final String unique = UUID.randomUUID().toString();
  private final Instant now = Instant.now();

  @Test
  void lines_count_once_when_their_format_is_known_and_the_rejected_ones_go_down_by_as_many()
      throws Exception {
    var second = now.truncatedTo(ChronoUnit.SECONDS);
    var data =
        String.join(
            "\n", line(second, 503), line(second, 200), "no line at all", line(second, 404));
    var lane = put("AccessLog", unique, data.getBytes(UTF_8));
    var counts =
        new DynamoMinuteCounts(
            cloud.clients().dynamodb(),
            output("AccessLogCountsTable"),
            output("ShardPositionsTable"));
    var named = counts.quarantined(lane);
    var open = objects("access-logs/").stream().filter(each -> named.contains(each.key())).toList();
    // The shard may hold others' objects too, of earlier minutes: this one came last.
    var arrived =
        Minute.of(
            open.stream()
                .map(each -> each.place().arrivedAt())
                .max(Comparator.naturalOrder())
                .orElseThrow());
    var rejectedBefore = rejected(counts.total(lane, arrived));

    var replay =
        new AccessLogReplay(
            AccessLogSettings.of(
                Map.of(
                    AccessLogSettings.FORMAT,
                    "json",
                    AccessLogSettings.FIELDS,
                    "time=at,status=code,bytes=size,service=unit")),
            counts,
            new S3Quarantine(cloud.clients().s3(), output("QuarantineBucket")),
            Optional.empty(),
            now);
    var taken = new ArrayList<ReplayResult>();
    open.forEach(each -> taken.add(replay.replay(lane, each)));
    open.forEach(each -> taken.add(replay.replay(lane, each)));

    assertThat(taken).contains(new ReplayResult.Replayed(3, 1));
    assertThat(taken.stream().filter(ReplayResult.Replayed.class::isInstance)).hasSize(1);
    var counted = counts.total(lane, Minute.of(second)).services().get(unique);
    assertThat(counted.requests()).isEqualTo(3);
    assertThat(counted.get(Counter.SERVER_ERRORS)).isEqualTo(1);
    assertThat(counted.get(Counter.SUCCESSFUL)).isEqualTo(1);
    assertThat(counted.get(Counter.CLIENT_ERRORS)).isEqualTo(1);
    assertThat(counted.get(Counter.BYTES)).isEqualTo(51);
    assertThat(rejected(counts.total(lane, arrived))).isEqualTo(rejectedBefore - 3);
  }

  private String line(Instant at, int status) {
    return "{\"at\":\"%s\",\"code\":%d,\"size\":17,\"unit\":\"%s\"}".formatted(at, status, unique);
  }

  private static long rejected(MinuteCount minute) {
    return minute.services().values().stream()
        .mapToLong((ServiceCount count) -> count.get(Counter.REJECTED))
        .sum();
  }

  @Test
  void transactions_of_a_schema_that_became_known_are_applied_once() throws Exception {
    for (var i = 1; i <= TRANSACTIONS; i++) {
      put("Transaction", unique, confluent(transaction(i)));
    }
    put("Transaction", unique, TransactionJson.write(transaction(TRANSACTIONS + 1)));
    assertThat(applied()).isEqualTo(1);

    assertThat(replayTransactions()).isEqualTo(TRANSACTIONS);
    assertThat(applied()).isEqualTo(TRANSACTIONS + 1);
    assertThat(replayTransactions()).isZero();
    assertThat(applied()).isEqualTo(TRANSACTIONS + 1);
  }

  @Test
  void the_command_applies_what_had_the_wrong_key_once_and_then_lists_it_no_more()
      throws Exception {
    put("Transaction", "another key", TransactionJson.write(transaction(1)));
    assertThat(applied()).isZero();
    var reason = List.of("replay", "--prefix", "transactions/", "--reason", "WRONG_PARTITION_KEY");

    assertThat(weir("replay", "--prefix", "transactions/")).contains("Replayed");
    assertThat(applied()).isZero();
    assertThat(weir("replay", "--dry-run", "--reason", "WRONG_PARTITION_KEY"))
        .contains("Would replay");
    assertThat(applied()).isZero();
    assertThat(weir(reason.toArray(String[]::new)))
        .contains("Replayed 1 transactions of 1 objects");
    assertThat(applied()).isEqualTo(1);
    assertThat(weir(reason.toArray(String[]::new)))
        .contains("Replayed 0 transactions of 0 objects");
    assertThat(applied()).isEqualTo(1);
    assertThat(weir("list", "--prefix", "transactions/")).doesNotContain("WRONG_PARTITION_KEY");
  }

  private String weir(String... arguments) {
    var before = System.setProperty("weir.home", cloud.home().toString());
    try {
      var out = new StringWriter();
      var command = new CommandLine(new QuarantineCommand()).setOut(Printer.ofResults(out));
      assertThat(command.execute(arguments)).as(out.toString()).isZero();
      return out.toString();
    } finally {
      System.setProperty("weir.home", before);
    }
  }

  private Transaction transaction(int number) {
    return new Transaction(
        unique + "-" + number,
        unique,
        Money.of("10.00", "EUR"),
        "shop",
        Optional.empty(),
        Channel.ONLINE,
        new Location("PT", "Lisbon", Optional.empty()),
        now.minusSeconds(60 - number));
  }

  private static byte[] confluent(Transaction transaction) {
    var avro = TransactionAvro.write(transaction, TransactionMessages.LATEST_AVRO);
    return FrameWriter.confluent(
        SCHEMA_ID, Arrays.copyOfRange(avro, SINGLE_OBJECT_HEADER, avro.length));
  }

  private DynamoUserProfiles profiles() {
    return new DynamoUserProfiles(
        cloud.clients().dynamodb(), output("UserProfilesTable"), output("AlertsTable"), "v1");
  }

  private long applied() {
    var stored = profiles().read(List.of(unique)).get(unique);
    return stored == null ? 0 : stored.profile().transactions();
  }

  /**
   * Replays this test's objects with the knowledge of the schema; returns how many were applied.
   */
  private long replayTransactions() {
    var ids = SchemaIds.NONE.withConfluent(SCHEMA_ID + "=avro:" + TransactionMessages.LATEST_AVRO);
    var replay =
        new TransactionReplay(
            profiles(),
            new DynamoLanePositions(cloud.clients().dynamodb(), output("ShardPositionsTable")),
            TransactionParser.ofQuarantine(new TransactionMessages(ids)),
            RuleSet.defaults(),
            new Options(_ -> true, false, false, now, Duration.ofDays(400)));
    return objects("transactions/").stream()
        .filter(each -> each.rejected().getFirst().detail().contains(Integer.toString(SCHEMA_ID)))
        .map(each -> replay.replay(laneOf("Transaction", each), each))
        .mapToLong(result -> result instanceof ReplayResult.Replayed taken ? taken.events() : 0)
        .sum();
  }

  private Lane laneOf(String stream, QuarantinedObject object) {
    var place = object.place();
    return new Lane(
        "v1", output(stream + "StreamName"), place.incarnation(), new Shard(place.shard()));
  }

  private List<QuarantinedObject> objects(String prefix) {
    var bucket = new QuarantineBucket(cloud.clients().s3(), output("QuarantineBucket"));
    return bucket.keys(prefix).filter(QuarantinedObject::isKey).map(bucket::object).toList();
  }

  /** Puts a record, and waits until its lane is applied up to it. */
  private Lane put(String stream, String key, byte[] data) throws InterruptedException {
    var kinesis = cloud.clients().kinesis();
    var name = output(stream + "StreamName");
    var at =
        kinesis.putRecord(
            r -> r.streamName(name).partitionKey(key).data(SdkBytes.fromByteArray(data)));
    var incarnation =
        new KinesisStreamIncarnations(kinesis, InstantSource.system())
            .incarnationOf(output(stream + "StreamArn"));
    var lane = new Lane("v1", name, incarnation, new Shard(at.shardId()));
    var pipeline = stream.equals("AccessLog") ? SendTarget.ACCESS_LOGS : SendTarget.TRANSACTIONS;
    var positions =
        AppliedPositions.of(pipeline, cloud.clients().dynamodb(), output -> output(output.key()));
    new CatchUpWait(positions, Duration.ofMinutes(3))
        .await(Map.of(lane, new SequenceNumber(at.sequenceNumber())), _ -> {});
    return lane;
  }

  private String output(String name) {
    return cloud.outputs().get(name);
  }
}
