package dev.weir.client.report;

import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.DeployedSettings;
import dev.weir.client.cloud.QuarantineBucket;
import dev.weir.engine.ReplayLane;
import dev.weir.engine.ReplayResult;
import dev.weir.events.market.TickMessages;
import dev.weir.market.marks.TickReplay;
import dev.weir.metrics.stack.DataStream;
import dev.weir.metrics.stack.StackOutput;
import dev.weir.producer.KinesisStream;
import dev.weir.producer.LineRecord;
import dev.weir.producer.Sender;
import dev.weir.quarantine.QuarantinedObject;
import dev.weir.stream.SequenceNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Resends quarantined ticks to a Region's feed. */
final class TickReplayer implements Replayer {

  private final DynamoDbClient dynamo;
  private final S3Client s3;
  private final KinesisClient kinesis;
  private final QuarantineBucket bucket;
  private final QuarantinedEvents events;
  private final Sender sender;
  private final TickReplay replay;
  private final ReplayWish wish;
  private final String region;

  /**
   * Creates a replayer for a Region.
   *
   * @param stack records replays
   */
  TickReplayer(Cloud stack, Cloud regional, ReplayWish wish) {
    dynamo = stack.dynamo();
    s3 = regional.s3();
    kinesis = regional.kinesis();
    bucket = new QuarantineBucket(s3, regional.output(StackOutput.MARKET_QUARANTINE_BUCKET));
    events = QuarantinedEvents.of(stack, dynamo);
    sender =
        new Sender(
            new KinesisStream(kinesis, regional.output(DataStream.MARKET.nameOutput())),
            Thread::sleep);
    replay = new TickReplay(new TickMessages(DeployedSettings.tickSchemas(regional)));
    this.wish = wish;
    region = regional.region();
  }

  @Override
  public String unit() {
    return "ticks of " + region;
  }

  @Override
  public Stream<QuarantinedObject> objects(String prefix) {
    return bucket.objects(prefix, key -> events.isOpen(region, key));
  }

  @Override
  public ReplayResult replay(QuarantinedObject object) throws InterruptedException {
    var ticks = ticks(object);
    for (var tick : ticks.sent()) {
      sender.send(new LineRecord(tick.data(), 1, tick.symbol()));
    }
    sender.flush();
    if (ticks.left() == 0) {
      var record = new SequenceNumber(object.place().sequenceNumber());
      var lane = ReplayLane.of(events.laneOf(region, object.key()), object.name());
      events.positions().advance(lane, record);
    }
    return ticks.result();
  }

  @Override
  public ReplayResult rehearse(QuarantinedObject object) {
    return ticks(object).result();
  }

  /** The ticks to resend from an object, and the number of its entries that stay. */
  private record Ticks(List<TickReplay.Resent> sent, int left) {
    ReplayResult result() {
      return sent.isEmpty()
          ? new ReplayResult.NothingReadable()
          : new ReplayResult.Replayed(sent.size(), left);
    }
  }

  private Ticks ticks(QuarantinedObject object) {
    var sent = new ArrayList<TickReplay.Resent>();
    var left = 0;
    for (var entry : object.rejected()) {
      var read = Optional.of(entry).filter(wish::isFor).flatMap(replay::of);
      read.ifPresent(sent::addAll);
      left += read.isEmpty() ? 1 : 0;
    }
    return new Ticks(sent, left);
  }

  @Override
  public List<String> notes() {
    return List.of();
  }

  @Override
  public void close() {
    dynamo.close();
    s3.close();
    kinesis.close();
  }
}
