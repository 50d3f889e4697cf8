package dev.weir.acceptance.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.acceptance.stacks.LocalCloudStack;
import dev.weir.client.cloud.QuarantineBucket;
import dev.weir.client.send.AppliedPositions;
import dev.weir.client.send.CatchUpWait;
import dev.weir.client.send.SendTarget;
import dev.weir.events.framing.Frame;
import dev.weir.events.transaction.Transaction;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.KinesisStreamIncarnations;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import dev.weir.transactions.commit.DynamoUserProfiles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

/** AWS's own serializer, through the registry that the template declares, into the stream. */
@Tag("cloud")
class GlueProducersIT {

  private static final int KNOWN = 24;

  private final LocalCloudStack cloud = LocalCloudStack.get();
  private final Map<Lane, SequenceNumber> highest = new HashMap<>();

  @Test
  void what_it_sends_is_applied_and_its_next_version_waits_in_quarantine() throws Exception {
    var occurredAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    var sent = IntStream.rangeClosed(0, KNOWN).mapToObj(i -> transaction(i, occurredAt)).toList();
    var state = cloud.cloud().state();
    var registry = state.regions().getFirst().stacks().getFirst().name() + "-transactions";

    var records = AwsSerializer.records(state.endpoints().get("glue"), registry, "v2", sent);
    for (var i = 0; i < records.size(); i++) {
      put(sent.get(i).userId(), records.get(i));
    }
    new CatchUpWait(
            AppliedPositions.of(
                SendTarget.TRANSACTIONS,
                cloud.clients().dynamodb(),
                output -> cloud.outputs().get(output.key())),
            Duration.ofMinutes(3))
        .await(highest, _ -> {});

    var profiles =
        new DynamoUserProfiles(
                cloud.clients().dynamodb(),
                cloud.outputs().get("UserProfilesTable"),
                cloud.outputs().get("AlertsTable"),
                "v1")
            .read(sent.stream().map(Transaction::userId).distinct().toList());
    assertThat(profiles.values().stream().mapToLong(each -> each.profile().transactions()).sum())
        .isEqualTo(KNOWN);
    var frame = Frame.read(records.getLast(), 0, records.getLast().length);
    assertThat(unknown()).containsExactly(frame.schema() + " is not known");
  }

  /** Returns the details of the messages in quarantine with an unknown schema. */
  private List<String> unknown() {
    var bucket =
        new QuarantineBucket(cloud.clients().s3(), cloud.outputs().get("QuarantineBucket"));
    return bucket
        .keys("transactions/")
        .flatMap(key -> bucket.object(key).rejected().stream())
        .filter(rejected -> rejected.reason() == Reason.UNKNOWN_SCHEMA)
        .map(Rejected::detail)
        .toList();
  }

  private void put(String user, byte[] record) {
    var kinesis = cloud.clients().kinesis();
    var stream = cloud.outputs().get("TransactionStreamName");
    var put =
        kinesis.putRecord(
            r -> r.streamName(stream).partitionKey(user).data(SdkBytes.fromByteArray(record)));
    var incarnation =
        new KinesisStreamIncarnations(kinesis, InstantSource.system())
            .incarnationOf(cloud.outputs().get("TransactionStreamArn"));
    highest.merge(
        new Lane("v1", stream, incarnation, new Shard(put.shardId())),
        new SequenceNumber(put.sequenceNumber()),
        (one, other) -> one.compareTo(other) > 0 ? one : other);
  }

  private static Transaction transaction(int number, Instant occurredAt) {
    var json =
        """
        {"id":"glue-%d","userId":"glue-user-%d","amount":"12.50","currency":"EUR",\
        "merchant":"Padaria","channel":"online","location":{"country":"PT","city":"Lisboa",\
        "lat":38.7,"lon":-9.1},"occurredAt":"%s"}\
        """
            .formatted(number, number % 6, occurredAt)
            .getBytes(StandardCharsets.UTF_8);
    return TransactionJson.read(json, 0, json.length);
  }
}
