package dev.weir.rehearsal.demo;

import dev.weir.client.CommandFault;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.send.AppliedPositions;
import dev.weir.client.send.CatchUpWait;
import dev.weir.client.send.SendTarget;
import dev.weir.client.send.ShardLanes;
import dev.weir.metrics.stack.StackOutput;
import dev.weir.producer.KinesisStream;
import dev.weir.producer.Sender;
import dev.weir.rehearsal.demo.screen.Differences;
import dev.weir.rehearsal.demo.screen.LiveTable;
import dev.weir.rehearsal.demo.screen.Screen;
import dev.weir.samples.AccessLogSample;
import dev.weir.transactions.commit.DynamoUserProfiles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** A run of the demo, on a cloud that is up and has counted nothing yet. */
public final class DemoRun {

  private static final Duration MAX_STANDSTILL = Duration.ofSeconds(60);

  private final Cloud cloud;
  private final Screen screen;

  /** Creates a run that reports to a screen. */
  public DemoRun(Cloud cloud, Screen screen) {
    this.cloud = cloud;
    this.screen = screen;
  }

  /**
   * Streams samples through both pipelines and compares the results with their labels.
   *
   * @return the senders of all records
   * @throws CommandFault naming the differences, if there are any
   */
  public Map<SendTarget, Sender> run(long seed, Duration length, int rate)
      throws InterruptedException {
    try (var kinesis = cloud.kinesis();
        var dynamo = cloud.dynamo();
        var alerts = AlertFeed.open(cloud, screen)) {
      var logs = new AccessLogPart(cloud, dynamo, sender(kinesis));
      var payments = new TransactionPart(stream(kinesis, SendTarget.TRANSACTIONS));
      var play = play(seed, length, rate, new Parts(logs, payments), alerts);
      var counted = awaitApplied(dynamo, SendTarget.ACCESS_LOGS, logs.sender());
      var applied = awaitApplied(dynamo, SendTarget.TRANSACTIONS, payments.sender());
      screen.title("Verifying the results against the samples' labels");
      var quarantined = new QuarantineCheck(cloud);
      var differences = new ArrayList<String>();
      differences.addAll(alerts.missing(AccessLogSample.FAILING_SERVICE, dynamo));
      differences.addAll(logs.differences(quarantined));
      differences.addAll(payments.differences(alerts.alerts(), quarantined));
      differences.addAll(profiles(dynamo).differences(payments.transactionsOfUsers()));
      Differences.failOn(differences);
      var summary = new ArrayList<>(logs.summary(play, counted, alerts.alerts()));
      summary.addAll(payments.summary(applied, alerts.alerts()));
      screen.summary(summary);
      return Map.of(
          SendTarget.ACCESS_LOGS, logs.sender(), SendTarget.TRANSACTIONS, payments.sender());
    }
  }

  private KinesisStream stream(KinesisClient kinesis, SendTarget pipeline) {
    return new KinesisStream(kinesis, cloud.output(pipeline.streamName()));
  }

  private Sender sender(KinesisClient kinesis) {
    return new Sender(stream(kinesis, SendTarget.ACCESS_LOGS), Thread::sleep);
  }

  private ProfilesCheck profiles(DynamoDbClient dynamo) {
    return new ProfilesCheck(
        new DynamoUserProfiles(
            dynamo,
            cloud.output(StackOutput.PROFILES_TABLE),
            cloud.output(StackOutput.ALERTS_TABLE),
            cloud.transactionProjection()));
  }

  private Duration play(long seed, Duration length, int rate, Parts parts, AlertFeed alerts)
      throws InterruptedException {
    screen.title(
        "Streaming %d s of synthetic access logs, about %d lines per second, and card transactions, seed %d"
            .formatted(length.toSeconds(), rate, seed));
    var start = Instant.now();
    try (var shown = LiveTable.start(screen, new CountsTable(parts, alerts)::now)) {
      parts.play(new AccessLogSample(seed, start, length, rate), DemoTransactions.of(seed, start));
      shown.finish();
    }
    return Duration.between(start, Instant.now());
  }

  /** Waits until all records are applied; returns how long that took. */
  private Duration awaitApplied(DynamoDbClient dynamo, SendTarget pipeline, Sender sender)
      throws InterruptedException {
    var begun = System.nanoTime();
    new CatchUpWait(AppliedPositions.of(cloud, pipeline, dynamo), MAX_STANDSTILL)
        .await(ShardLanes.of(cloud, pipeline, sender.highest()), _ -> {});
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
