package dev.weir.rehearsal.demo.market;

import dev.weir.client.cloud.Cloud;
import dev.weir.client.market.DecisionView;
import dev.weir.client.market.StoredDecisions;
import dev.weir.client.market.StoredFeeds;
import dev.weir.client.send.AppliedPositions;
import dev.weir.client.send.CatchUpWait;
import dev.weir.client.send.SendTarget;
import dev.weir.client.send.ShardLanes;
import dev.weir.events.market.Tick;
import dev.weir.events.market.TickJson;
import dev.weir.market.marks.decide.FeedState;
import dev.weir.metrics.stack.StackOutput;
import dev.weir.producer.KinesisStream;
import dev.weir.producer.LineRecord;
import dev.weir.producer.Sender;
import dev.weir.rehearsal.trial.DecisionLog;
import dev.weir.samples.MarketFeed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** One of the two Regions: its feed, its tables, and its trading system. */
final class Site implements AutoCloseable {

  private static final Duration MAX_STANDSTILL = Duration.ofSeconds(60);
  // Ticks due within this time share as few calls as
  // possible, because the machine also runs the pipeline.
  private static final Duration BEAT = Duration.ofMillis(250);

  private final Cloud cloud;
  private final MarketFeed feed;
  private final DynamoDbClient dynamo;
  private final KinesisClient kinesis;
  private final Sender sender;
  private final DecisionLog received;

  private Site(Cloud cloud, MarketFeed feed) {
    this.cloud = cloud;
    this.feed = feed;
    dynamo = cloud.dynamo();
    kinesis = cloud.kinesis();
    var stream = new KinesisStream(kinesis, cloud.output(SendTarget.MARKET.streamName()));
    sender = new Sender(stream, Thread::sleep);
    received = DecisionLog.subscribed(cloud, "");
  }

  /** Opens a Region's stack of the market pipeline, and subscribes to its decisions. */
  static Site open(Cloud cloud, MarketFeed feed) {
    return new Site(cloud, feed);
  }

  /** Returns the Region's name. */
  String region() {
    return cloud.output(StackOutput.REGION);
  }

  /** Returns the market feed of this Region. */
  MarketFeed feed() {
    return feed;
  }

  /** Returns an output of the stack. */
  String output(StackOutput key) {
    return cloud.output(key);
  }

  /** Returns a client for the Region's tables. */
  DynamoDbClient dynamo() {
    return dynamo;
  }

  /** Returns the decisions that its trading system has received. */
  DecisionLog received() {
    return received;
  }

  /**
   * Puts each tick when it is due, keeping the order within each symbol; returns when all are in
   * the stream.
   *
   * @param taken receives each tick once it is certain to enter the stream: the sender fails
   *     otherwise
   */
  void play(Iterable<Tick> ticks, Instant start, Consumer<Tick> taken) throws InterruptedException {
    for (var tick : ticks) {
      awaitBeatOf(Duration.between(start, tick.occurredAt()), start);
      sender.send(new LineRecord(TickJson.write(tick), 1, tick.symbol()));
      taken.accept(tick);
    }
    sender.flush();
  }

  private void awaitBeatOf(Duration due, Instant start) throws InterruptedException {
    var beat = start.plus(BEAT.multipliedBy(due.dividedBy(BEAT)));
    var wait = Duration.between(Instant.now(), beat);
    if (wait.isPositive()) {
      sender.flush();
      Thread.sleep(wait);
    }
  }

  /** Waits until all ticks put have become marks. */
  void awaitApplied() throws InterruptedException {
    new CatchUpWait(AppliedPositions.of(cloud, SendTarget.MARKET, dynamo), MAX_STANDSTILL)
        .await(ShardLanes.of(cloud, SendTarget.MARKET, sender.highest()), _ -> {});
  }

  /** Returns what it was sent, also after it is closed. */
  SentFeed sent() {
    return new SentFeed(cloud, sender);
  }

  /** Returns the number of ticks in the stream. */
  long put() {
    return sender.totals().records();
  }

  /** Returns the current state of its feed, lane by lane. */
  List<FeedState> feeds() {
    return StoredFeeds.all(cloud, dynamo);
  }

  /** Returns the latest stored decisions. */
  List<DecisionView> stored() {
    return StoredDecisions.all(cloud, dynamo);
  }

  @Override
  public void close() {
    received.stop();
    received.close();
    kinesis.close();
    dynamo.close();
  }
}
