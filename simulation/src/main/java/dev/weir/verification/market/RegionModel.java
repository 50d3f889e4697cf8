package dev.weir.verification.market;

import dev.weir.events.market.PulseJson;
import dev.weir.events.market.Tick;
import dev.weir.testkit.EventSourceModel;
import dev.weir.testkit.EventSourceModel.Mistakes;
import dev.weir.testkit.FunctionModel;
import dev.weir.testkit.Instance;
import dev.weir.testkit.Interleaving;
import dev.weir.testkit.ShardModel;
import dev.weir.testkit.ShardRecords;
import dev.weir.testkit.StreamRecord;
import dev.weir.verification.fakes.FakeDecisionTopic.Delivered;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One Region of a world: its feed, its event sources, its schedule, and its faults. */
final class RegionModel {

  private static final byte[] SCHEDULED =
      "{\"source\":\"aws.events\"}".getBytes(StandardCharsets.UTF_8);
  private static final int FEED_SHARDS = 2;

  private final ModelledRegion region;
  private final RegionFaults faults;
  private final Interleaving interleaving;
  private final SplittableRandom random;
  private final Duration ahead;
  private final boolean quarrelsome;
  private final List<ShardModel<StreamRecord>> feed;
  private final List<Replica> marks;
  private final List<Replica> risks;
  private final List<EventSourceModel> sources = new ArrayList<>();
  private final FunctionModel risk;

  RegionModel(
      String name,
      RegionFaults faults,
      MarketTables tables,
      InstantSource clock,
      MarketVariant variant,
      Interleaving interleaving,
      boolean quarrelsome,
      SplittableRandom random) {
    this.faults = faults;
    this.quarrelsome = quarrelsome;
    this.interleaving = interleaving;
    this.random = random;
    ahead = Duration.ofMillis(random.nextInt(3) == 0 ? random.nextInt(-20_000, 20_000) : 0);
    region = new ModelledRegion(name, faults, tables, clock, variant, interleaving::step);
    feed =
        IntStream.range(0, FEED_SHARDS)
            .mapToObj(shard -> new ShardModel<StreamRecord>(shard, BigInteger.valueOf(97)))
            .toList();
    marks = tables.marks().changes().stream().map(Replica::new).toList();
    risks = tables.risks().changes().stream().map(Replica::new).toList();
    risk = new FunctionModel(this::coldRisk, random.split());
    var marksFunction = new FunctionModel(region::coldMarks, random.split());
    var delivery = new FunctionModel(region::coldDelivery, random.split());
    feed.forEach(shard -> sources.add(source(shard, marksFunction, Mistakes.NONE)));
    marks.forEach(shard -> sources.add(source(shard, risk, Mistakes.NONE)));
    risks.forEach(shard -> sources.add(source(shard, delivery, variant.deliverySource())));
  }

  private EventSourceModel source(ShardRecords shard, FunctionModel function, Mistakes mistakes) {
    return new EventSourceModel(shard, function, interleaving, random.split(), mistakes);
  }

  // Instances' clocks differ a little, and occasionally a lot.
  private Instance coldRisk() {
    var most = random.nextInt(quarrelsome ? 2 : 8) == 0 ? 15_000 : 200;
    return region.coldRisk(ahead.plusMillis(random.nextInt(-most, most)));
  }

  /** A table's stream as seen from this Region: while it is cut off nothing arrives. */
  private final class Replica implements ShardRecords {
    private final ShardRecords shard;
    private int sizeAtCut;

    Replica(ShardRecords shard) {
      this.shard = shard;
    }

    void cut() {
      sizeAtCut = shard.size();
    }

    @Override
    public int size() {
      return faults.isCutOff() ? sizeAtCut : shard.size();
    }

    @Override
    public int indexOf(String sequenceNumber) {
      return shard.indexOf(sequenceNumber);
    }

    @Override
    public byte[] event(int from, int to) {
      return shard.event(from, to);
    }
  }

  String name() {
    return region.name();
  }

  void put(Tick tick, Instant arrivedAt) {
    feed.get(Math.floorMod(tick.symbol().hashCode(), FEED_SHARDS))
        .put(new TickRecord(tick, arrivedAt), random.nextInt(3));
  }

  List<Tick> ticks() {
    return feed.stream().flatMap(shard -> ticks(shard.records())).toList();
  }

  private static Stream<Tick> ticks(List<StreamRecord> records) {
    return records.stream()
        .filter(TickRecord.class::isInstance)
        .map(record -> ((TickRecord) record).tick());
  }

  /** Puts a pulse into its stream; returns the ticks that precede it in its shard. */
  List<Tick> pulse(Instant arrivedAt) {
    var shard = feed.get(Math.floorMod(PulseJson.PARTITION_KEY.hashCode(), FEED_SHARDS));
    var before = ticks(shard.records()).toList();
    shard.put(new PulseRecord(arrivedAt), random.nextInt(3));
    return before;
  }

  List<Delivered> beats() {
    return region.topic().beats();
  }

  List<Delivered> delivered() {
    return region.topic().delivered();
  }

  void toggleCut() {
    if (!faults.isCutOff()) {
      marks.forEach(Replica::cut);
      risks.forEach(Replica::cut);
    }
    faults.cutOff(!faults.isCutOff());
  }

  void lose() {
    faults.lose();
  }

  boolean isLost() {
    return faults.isLost();
  }

  /** Ends all faults. */
  void heal() {
    faults.stop();
  }

  /** Deploys the risk function with another number of groups. */
  void shareOutInto(int groups) {
    region.shareOutInto(groups);
    risk.deployAnew();
  }

  void setAClock() {
    if (!region.clocks().isEmpty()) {
      region
          .clocks()
          .get(random.nextInt(region.clocks().size()))
          .set(Duration.ofMillis(random.nextInt(-15_000, 10_000)));
    }
  }

  /** Lets one of its event sources take a permitted step; deliveries are repeated at times. */
  void act() {
    if (isLost()) {
      return;
    }
    var source = sources.get(random.nextInt(sources.size()));
    if (!source.isDrained() || random.nextInt(30) == 0) {
      source.act();
    }
  }

  boolean isDrained() {
    return sources.stream().allMatch(EventSourceModel::isDrained);
  }

  /** Lets an operator void a mark, or accept a tick that waits, while others run. */
  void actOn(String symbol, String venue, boolean accepts) {
    var acts = region.acts();
    interleaving.start(
        () -> {
          if (accepts) {
            region
                .waiting(symbol, venue)
                .ifPresent(tick -> acts.accept(symbol, venue, tick, "operator", "simulated"));
          } else {
            acts.voidMark(symbol, venue, "operator", "simulated");
          }
        },
        _ -> {});
  }

  /** Lets an operator order a halt, or release the first one, while others run. */
  void order(String scope, boolean releases) {
    interleaving.start(() -> region.order(scope, releases), _ -> {});
  }

  /** Lets the schedule call the risk function while others run. */
  void sweepBeside() {
    if (!isLost()) {
      interleaving.start(() -> risk.invoke(SCHEDULED), _ -> {});
    }
  }

  /** Lets the schedule call the risk function. */
  void sweepNow() {
    risk.invoke(SCHEDULED);
  }

  /** Delivers all records again to new instances. */
  void redeliverAll() {
    feed.forEach(shard -> redeliver(shard, region.coldMarks()));
    marks.forEach(shard -> redeliver(shard, region.coldRisk()));
    risks.forEach(shard -> redeliver(shard, region.coldDelivery()));
  }

  private static void redeliver(ShardRecords shard, Instance instance) {
    if (shard.size() > 0) {
      instance.invoke(shard.event(0, shard.size()));
    }
  }
}
