package dev.weir.cli.demo;

import dev.weir.accesslog.DynamoCountsReader;
import dev.weir.cli.CommandFault;
import dev.weir.cli.cloud.Cloud;
import dev.weir.cli.report.QuarantineBucket;
import dev.weir.cli.send.CountedWait;
import dev.weir.cli.send.KinesisStream;
import dev.weir.cli.send.Lanes;
import dev.weir.cli.send.Pipeline;
import dev.weir.cli.send.Sender;
import dev.weir.events.sample.AccessLogSample;
import dev.weir.events.sample.Recount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** One showing, on a cloud that is up and has counted nothing yet. */
final class DemoRun {

  private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(60);
  private static final int DIFFERENCES_SHOWN = 10;

  private final Cloud cloud;
  private final Screen screen;

  DemoRun(Cloud cloud, Screen screen) {
    this.cloud = cloud;
    this.screen = screen;
  }

  /**
   * Streams a sample and holds what was made of it against the recount.
   *
   * @throws CommandFault naming the differences, if there are any
   */
  void run(long seed, Duration length, int rate) throws InterruptedException {
    try (var kinesis = cloud.kinesis();
        var dynamo = cloud.dynamo();
        var alerts = AlertFeed.open(cloud, screen)) {
      var recount = new Recount();
      var garbage = new GarbageCheck();
      var sender = new Sender(stream(kinesis), Thread::sleep);
      var play = play(seed, length, rate, sender, recount, garbage, live(dynamo, alerts));
      var tail = awaitCounted(sender, dynamo);
      screen.title("Holding the totals against a recount of the sample's own labels");
      var differences = new ArrayList<String>();
      differences.addAll(CountsCheck.differences(recount, counts(dynamo)));
      differences.addAll(quarantined(garbage));
      differences.addAll(alerts.missing(AccessLogSample.FAILING_SERVICE, dynamo));
      failOn(differences);
      screen.summary(
          new Summary(play, sender.totals(), tail, recount, alerts.count(), alerts.latencies()));
    }
  }

  private KinesisStream stream(KinesisClient kinesis) {
    return new KinesisStream(kinesis, cloud.output("AccessLogStreamName"));
  }

  private LiveTable live(DynamoDbClient dynamo, AlertFeed alerts) {
    return new LiveTable(screen, () -> counts(dynamo), alerts);
  }

  private Duration play(
      long seed,
      Duration length,
      int rate,
      Sender sender,
      Recount recount,
      GarbageCheck garbage,
      LiveTable live)
      throws InterruptedException {
    screen.title(
        "Streaming %d s of made-up traffic, about %d lines a second, seed %d"
            .formatted(length.toSeconds(), rate, seed));
    var start = Instant.now();
    var sample = new AccessLogSample(seed, start, length, rate);
    try (var shown = live.start(sender)) {
      for (var record : sample.records()) {
        SamplePlayer.play(record, sample.start(), sender);
        recount.add(record);
        garbage.expect(record);
      }
      sender.flush();
      shown.finish();
    }
    return Duration.between(start, Instant.now());
  }

  /** Waits until all is counted; gives how long that took. */
  private Duration awaitCounted(Sender sender, DynamoDbClient dynamo) throws InterruptedException {
    var begun = System.nanoTime();
    new CountedWait(dynamo, cloud.output("ShardPositionsTable"), LONGEST_STANDSTILL)
        .await(Lanes.of(cloud, Pipeline.ACCESS_LOGS, sender.highest()), _ -> {});
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private StoredCounts counts(DynamoDbClient dynamo) {
    var reader = new DynamoCountsReader(dynamo, cloud.output("AccessLogCountsTable"));
    return new StoredCounts(reader.totals(cloud.projection(), Optional.empty(), Optional.empty()));
  }

  private List<String> quarantined(GarbageCheck garbage) {
    try (var s3 = cloud.s3()) {
      var bucket = new QuarantineBucket(s3, cloud.output("QuarantineBucket"));
      return garbage.differences(
          bucket.keys("").flatMap(key -> bucket.read(key).stream()).toList());
    }
  }

  private static void failOn(List<String> differences) {
    if (!differences.isEmpty()) {
      var shown = differences.stream().limit(DIFFERENCES_SHOWN).toList();
      throw new CommandFault(
          "%d differences from the recount:%n  %s"
              .formatted(differences.size(), String.join(System.lineSeparator() + "  ", shown)),
          "This should not be: please report it with .weir/log. Settings in cdk.json that change"
              + " what is counted (accessLogFormat, service, lateness, errorRules) also do this.");
    }
  }
}
