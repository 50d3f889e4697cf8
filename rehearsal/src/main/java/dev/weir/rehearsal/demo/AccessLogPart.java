package dev.weir.rehearsal.demo;

import dev.weir.accesslog.commit.DynamoCountsReader;
import dev.weir.client.cloud.Cloud;
import dev.weir.metrics.stack.StackOutput;
import dev.weir.producer.Sender;
import dev.weir.samples.AccessLogSample;
import dev.weir.samples.Recount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The demo's access logs: a sample to play, and the checks of its results. */
final class AccessLogPart {

  private final Cloud cloud;
  private final DynamoDbClient dynamo;
  private final Sender sender;
  private final Recount recount = new Recount();
  private final GarbageCheck garbage = new GarbageCheck();

  /**
   * Creates the part.
   *
   * @param sender to the access logs' stream
   */
  AccessLogPart(Cloud cloud, DynamoDbClient dynamo, Sender sender) {
    this.cloud = cloud;
    this.dynamo = dynamo;
    this.sender = sender;
  }

  /** Puts each record of a sample when it is due; returns when all are in the stream. */
  void play(AccessLogSample sample) throws InterruptedException {
    for (var record : sample.records()) {
      SamplePlayer.play(record, sample.start(), sender);
      recount.add(record);
      garbage.expect(record);
    }
    sender.flush();
  }

  /** Returns the sender of its records. */
  Sender sender() {
    return sender;
  }

  StoredCounts counts() {
    var reader = new DynamoCountsReader(dynamo, cloud.output(StackOutput.COUNTS_TABLE));
    return new StoredCounts(reader.totals(cloud.projection(), Optional.empty(), Optional.empty()));
  }

  /**
   * Returns the differences from the labels as sentences; to be called once everything is counted.
   */
  List<String> differences(QuarantineCheck quarantined) {
    var differences = new ArrayList<String>();
    differences.addAll(CountsCheck.differences(recount, counts()));
    differences.addAll(garbage.differences(quarantined.of("access-logs/")));
    return differences;
  }

  /** Returns the lines of the summary. */
  List<String> summary(Duration play, Duration tail, List<AlertFeed.ReceivedAlert> alerts) {
    var own = alerts.stream().filter(alert -> !alert.isAboutUser()).toList();
    var latencies = own.stream().flatMap(alert -> alert.latency().stream()).toList();
    return new AccessLogSummary(
            play, sender.totals(), tail, recount, own.size(), new Latencies(latencies))
        .lines();
  }
}
