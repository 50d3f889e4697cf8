package dev.weir.acceptance.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.acceptance.stacks.LocalCloudStack;
import dev.weir.client.send.AppliedPositions;
import dev.weir.client.send.CatchUpWait;
import dev.weir.client.send.SendTarget;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.samples.LabelledTransaction;
import dev.weir.samples.TransactionLabel;
import dev.weir.samples.TransactionSample;
import dev.weir.stream.KinesisStreamIncarnations;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import dev.weir.transactions.commit.DynamoUserProfiles;
import dev.weir.transactions.decide.StoredProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/**
 * The transaction pipeline on this machine, from the stream to the tables, with functions killed.
 */
@Tag("cloud")
class TransactionsIT {

  private static final int TRANSACTIONS = 5_000;
  private static final int USERS = 125;
  private static final int CHUNK = 250;

  /** Each kill costs new JVMs for all functions; the simulation covers the places of kills. */
  private static final int BETWEEN_KILLS = 8 * CHUNK;

  private static final Duration DAY = Duration.ofHours(24);

  private final LocalCloudStack cloud = LocalCloudStack.get();
  private final Map<Lane, SequenceNumber> highest = new HashMap<>();

  @Test
  void every_pattern_raises_its_alert_once_though_functions_are_killed_in_mid_stream()
      throws Exception {
    var sample =
        TransactionSample.usual(7, Instant.now().minus(DAY), DAY, USERS, TRANSACTIONS)
            .withPatterns(6)
            .withDisorder();
    var sent = sample.stream().toList();
    var killed = 0;
    for (var from = 0; from < sent.size(); from += CHUNK) {
      put(sent.subList(from, Math.min(sent.size(), from + CHUNK)));
      killed += from % BETWEEN_KILLS == 0 ? cloud.killFunctions() : 0;
    }
    await();

    assertThat(killed).isPositive();
    assertThat(applied()).isEqualTo(TRANSACTIONS);
    assertThat(raised())
        .containsExactlyInAnyOrderElementsOf(
            sample.labels().stream().map(TransactionLabel::alertPrefix).toList());

    put(sent.subList(sent.size() - CHUNK, sent.size()));
    await();
    assertThat(applied()).isEqualTo(TRANSACTIONS);
    assertThat(raised()).hasSameSizeAs(sample.labels());
  }

  private void put(List<LabelledTransaction> sent) {
    var entries =
        sent.stream()
            .map(
                each ->
                    PutRecordsRequestEntry.builder()
                        .partitionKey(each.transaction().userId())
                        .data(SdkBytes.fromByteArray(TransactionJson.write(each.transaction())))
                        .build())
            .toList();
    var stream = cloud.outputs().get("TransactionStreamName");
    var kinesis = cloud.clients().kinesis();
    var incarnation =
        new KinesisStreamIncarnations(kinesis, InstantSource.system())
            .incarnationOf(cloud.outputs().get("TransactionStreamArn"));
    for (var put : kinesis.putRecords(r -> r.streamName(stream).records(entries)).records()) {
      assertThat(put.errorCode()).isNull();
      var lane = new Lane("v1", stream, incarnation, new Shard(put.shardId()));
      highest.merge(
          lane,
          new SequenceNumber(put.sequenceNumber()),
          (one, other) -> one.compareTo(other) > 0 ? one : other);
    }
  }

  private void await() throws InterruptedException {
    new CatchUpWait(
            AppliedPositions.of(
                SendTarget.TRANSACTIONS,
                cloud.clients().dynamodb(),
                output -> cloud.outputs().get(output.key())),
            Duration.ofMinutes(3))
        .await(highest, _ -> {});
  }

  private long applied() {
    var profiles =
        new DynamoUserProfiles(
            cloud.clients().dynamodb(),
            cloud.outputs().get("UserProfilesTable"),
            cloud.outputs().get("AlertsTable"),
            "v1");
    var users = new ArrayList<String>();
    for (var user = 0; user < USERS; user++) {
      users.add("user-%05d".formatted(user));
    }
    var stored = new ArrayList<StoredProfile>();
    stored.addAll(profiles.read(users.subList(0, 100)).values());
    stored.addAll(profiles.read(users.subList(100, USERS)).values());
    return stored.stream().mapToLong(each -> each.profile().transactions()).sum();
  }

  /**
   * Returns the alerts about the sample's users; contracts that run on the same tables have others.
   */
  private List<String> raised() {
    return cloud
        .clients()
        .dynamodb()
        .scanPaginator(scan -> scan.tableName(cloud.outputs().get("AlertsTable")))
        .items()
        .stream()
        .map(item -> item.get("id").s())
        .filter(id -> id.contains("/user-0"))
        .map(TransactionLabel::prefixOf)
        .toList();
  }
}
