package dev.weir.acceptance.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.acceptance.stacks.LocalCloudStack;
import dev.weir.accesslog.commit.DynamoCountsReader;
import dev.weir.client.cloud.QuarantineBucket;
import dev.weir.client.send.AppliedPositions;
import dev.weir.client.send.CatchUpWait;
import dev.weir.client.send.SendTarget;
import dev.weir.local.LocalCloud;
import dev.weir.stream.KinesisStreamIncarnations;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import dev.weir.verification.accesslog.LabelRecount;
import dev.weir.verification.accesslog.LabelledRecord;
import dev.weir.verification.accesslog.LabelledRecord.LineLabel;
import dev.weir.verification.accesslog.RecordGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** The complete stack on this machine, from the stream to the tables, with its functions killed. */
@Tag("cloud")
class LocalCloudIT {

  private static final int RECORDS = 1_500;
  private static final int CHUNK = 100;

  /** Each kill costs new JVMs for all functions; the simulation covers the places of kills. */
  private static final int CHUNKS_BETWEEN_KILLS = 5;

  private final LocalCloudStack cloud = LocalCloudStack.get();
  private final Map<Lane, SequenceNumber> highest = new HashMap<>();

  @Test
  void functions_start_with_their_classes_from_a_cache() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/maps")), "needs /proc");
    assumeTrue(isPackaged(), "the JVM caches the classes of jars only");
    var functions =
        cloud.cloud().state().parts().stream()
            .filter(part -> part.kind().equals("function"))
            .toList();

    assertThat(functions).isNotEmpty();
    for (var function : functions) {
      assertThat(Files.readString(Path.of("/proc", String.valueOf(function.pid()), "maps")))
          .as(function.name())
          .contains(".aot");
    }
  }

  private static boolean isPackaged() {
    var source = LocalCloud.class.getProtectionDomain().getCodeSource().getLocation();
    return source.getPath().endsWith(".jar");
  }

  @Test
  void counts_are_exact_though_functions_are_killed_in_mid_batch() throws Exception {
    var storedBefore = stored(); // by the tests that used the cloud before
    var quarantinedBefore = quarantined();
    var generator = new RecordGenerator(new SplittableRandom(1), Instant.now());
    var records = new ArrayList<LabelledRecord>();
    var killed = 0;
    for (var chunk = 0; chunk < RECORDS / CHUNK; chunk++) {
      var some = new ArrayList<LabelledRecord>();
      for (var i = 0; i < CHUNK; i++) {
        some.add(generator.next());
      }
      put(some);
      records.addAll(some);
      killed += chunk % CHUNKS_BETWEEN_KILLS == 0 ? cloud.killFunctions() : 0;
    }
    new CatchUpWait(
            AppliedPositions.of(
                SendTarget.ACCESS_LOGS,
                cloud.clients().dynamodb(),
                output -> cloud.outputs().get(output.key())),
            Duration.ofMinutes(3))
        .await(highest, _ -> {});

    assertThat(killed).isPositive();
    assertThat(stored()).isEqualTo(sum(storedBefore, expected(records)));
    assertThat(quarantined()).isEqualTo(quarantinedBefore + garbage(records));
  }

  private void put(List<LabelledRecord> records) {
    var entries =
        records.stream()
            .map(
                record ->
                    PutRecordsRequestEntry.builder()
                        .partitionKey(UUID.randomUUID().toString())
                        .data(SdkBytes.fromByteArray(record.data()))
                        .build())
            .toList();
    var stream = cloud.outputs().get("AccessLogStreamName");
    var kinesis = cloud.clients().kinesis();
    var incarnation = incarnation();
    for (var put : kinesis.putRecords(r -> r.streamName(stream).records(entries)).records()) {
      assertThat(put.errorCode()).isNull();
      var lane = new Lane("v1", stream, incarnation, new Shard(put.shardId()));
      highest.merge(
          lane,
          new SequenceNumber(put.sequenceNumber()),
          (one, other) -> one.compareTo(other) > 0 ? one : other);
    }
  }

  private Map<String, Long> stored() {
    var reader =
        new DynamoCountsReader(
            cloud.clients().dynamodb(), cloud.outputs().get("AccessLogCountsTable"));
    var totals = reader.totals("v1", Optional.empty(), Optional.empty());
    return withoutArrival(LabelRecount.ofStored(totals));
  }

  private static Map<String, Long> expected(List<LabelledRecord> records) {
    return withoutArrival(LabelRecount.of(records));
  }

  // Kinesis decides when a record arrives, and so which records are late, and a rejected line's
  // minute.
  private static Map<String, Long> withoutArrival(Map<String, Long> counts) {
    var others = new TreeMap<>(counts);
    others.keySet().removeIf(what -> what.endsWith(" late") || what.endsWith(" rejected"));
    return others;
  }

  private static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
    var sum = new TreeMap<>(one);
    other.forEach((place, count) -> sum.merge(place, count, Long::sum));
    return sum;
  }

  private static long garbage(List<LabelledRecord> records) {
    return records.stream()
        .flatMap(record -> record.labels().stream())
        .filter(LineLabel::isGarbage)
        .count();
  }

  private String incarnation() {
    return new KinesisStreamIncarnations(cloud.clients().kinesis(), InstantSource.system())
        .incarnationOf(cloud.outputs().get("AccessLogStreamArn"));
  }

  private long quarantined() {
    var bucket =
        new QuarantineBucket(cloud.clients().s3(), cloud.outputs().get("QuarantineBucket"));
    var incarnation = incarnation();
    return bucket
        .keys("access-logs/")
        .filter(key -> key.contains("/" + incarnation + "/"))
        .mapToLong(key -> bucket.read(key).size())
        .sum();
  }
}
