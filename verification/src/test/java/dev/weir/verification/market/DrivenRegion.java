package dev.weir.verification.market;

import dev.weir.events.market.Tick;
import dev.weir.market.marks.commit.StoredFeed;
import dev.weir.market.marks.decide.FeedGap;
import dev.weir.market.marks.decide.FeedState;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.Instance;
import dev.weir.testkit.ShardModel;
import dev.weir.testkit.ShardRecords;
import dev.weir.testkit.StreamRecord;
import dev.weir.verification.fakes.FakeDecisionTopic.Delivered;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One Region, driven call by call: the test decides the order of deliveries. */
final class DrivenRegion {

  private static final byte[] SCHEDULED =
      "{\"source\":\"aws.events\"}".getBytes(StandardCharsets.UTF_8);

  private final MarketTables tables;
  private final InstantSource clock;
  private final ModelledRegion region;
  private final ShardModel<StreamRecord> feed = new ShardModel<>(0, BigInteger.TEN);
  private final Map<ShardRecords, Integer> confirmed = new HashMap<>();

  DrivenRegion(
      String name,
      CallDisturbance disturbance,
      MarketTables tables,
      InstantSource clock,
      MarketVariant variant) {
    this.tables = tables;
    this.clock = clock;
    region = new ModelledRegion(name, disturbance, tables, clock, variant, () -> {});
  }

  ModelledRegion region() {
    return region;
  }

  ShardModel<StreamRecord> feed() {
    return feed;
  }

  /** Puts ticks into its stream now. */
  void put(Tick... ticks) {
    for (var tick : ticks) {
      feed.put(new TickRecord(tick, clock.instant()), 0);
    }
  }

  /** Puts a pulse into its stream now. */
  void pulse() {
    feed.put(new PulseRecord(clock.instant()), 0);
  }

  /** Delivers its feed's records to a new instance; returns where redelivery must start. */
  String marks() {
    return deliver(feed, region::coldMarks);
  }

  /** Delivers the changes of marks; returns whether all were processed. */
  boolean risk() {
    return risk(region.coldRisk());
  }

  boolean risk(Instance instance) {
    return tables.marks().changes().stream()
        .map(shard -> deliver(shard, () -> instance))
        .allMatch(String::isEmpty);
  }

  /** Delivers the decisions; returns whether all were processed. */
  boolean delivery() {
    return tables.risks().changes().stream()
        .map(shard -> deliver(shard, region::coldDelivery))
        .allMatch(String::isEmpty);
  }

  void sweep() {
    region.coldRisk().invoke(SCHEDULED);
  }

  /** Delivers everything. */
  void all() {
    marks();
    risk();
    delivery();
  }

  /** Makes everything come again from the beginning. */
  void rewind() {
    confirmed.clear();
  }

  private String deliver(ShardRecords shard, Supplier<Instance> instance) {
    var from = confirmed.getOrDefault(shard, 0);
    if (from == shard.size()) {
      return "";
    }
    var to = shard.size();
    var retryFrom = instance.get().invoke(shard.event(from, to)).retryFrom();
    confirmed.put(shard, retryFrom.isEmpty() ? to : shard.indexOf(retryFrom));
    return retryFrom;
  }

  List<Delivered> beats() {
    return region.topic().beats();
  }

  List<Delivered> delivered() {
    return region.topic().delivered();
  }

  /** Returns the state of its feed. */
  FeedState feedState() {
    return region.feeds().all().values().stream()
        .findFirst()
        .map(StoredFeed::state)
        .orElse(FeedState.NEW);
  }

  /** Returns the gaps of its feed, such as {@code 3-4}. */
  List<String> gaps() {
    return feedState().gaps().stream().map(DrivenRegion::text).toList();
  }

  private static String text(FeedGap gap) {
    return gap.from() + "-" + gap.to();
  }

  Instant now() {
    return clock.instant();
  }
}
