package dev.weir.verification.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.framing.SchemaIds;
import dev.weir.market.marks.MarksHandler;
import dev.weir.market.marks.MarksPorts;
import dev.weir.market.marks.MarksSettings;
import dev.weir.market.marks.commit.LeadRegion;
import dev.weir.market.marks.decide.FeedGap;
import dev.weir.stream.Concurrency;
import dev.weir.stream.HashKeyRange;
import dev.weir.stream.Shard;
import dev.weir.stream.ShardMap;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.FakeContext;
import dev.weir.testkit.Instance;
import dev.weir.testkit.ShardModel;
import dev.weir.verification.fakes.FakeFeedStore;
import dev.weir.verification.fakes.FakeQuarantine;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The reported gaps of a feed while its shards are split and merged. */
class FeedReshardingTest {

  private final FakeFeedStore feeds = new FakeFeedStore(CallDisturbance.NONE);
  private final ShardModel<TickRecord> parent = shard(0);
  private final ShardModel<TickRecord> left = shard(1);
  private final ShardModel<TickRecord> right = shard(2);
  private final ShardModel<TickRecord> merged = shard(3);

  private static ShardModel<TickRecord> shard(int index) {
    return new ShardModel<>(index, BigInteger.valueOf(97));
  }

  private static Shard id(int index) {
    return new Shard("shardId-%012d".formatted(index));
  }

  private static final class Family implements ShardMap {
    private static final Map<Shard, List<Shard>> PARENTS =
        Map.of(id(1), List.of(id(0)), id(2), List.of(id(0)), id(3), List.of(id(1), id(2)));

    @Override
    public HashKeyRange rangeOf(Shard shard) {
      return HashKeyRange.whole();
    }

    @Override
    public List<Shard> parentsOf(Shard shard) {
      return PARENTS.getOrDefault(shard, List.of());
    }
  }

  private Instance cold() {
    return Instance.of(
        new MarksHandler(
            new MarksSettings(
                "v1", new LeadRegion("us-east-1", List.of("us-east-1")), SchemaIds.NONE),
            new MarksPorts(
                _ -> "1",
                new Family(),
                MarketTables.empty(1).marks().from(CallDisturbance.NONE),
                _ -> {},
                feeds,
                MarketTables.empty(1).references().from(CallDisturbance.NONE),
                new FakeQuarantine(CallDisturbance.NONE),
                _ -> {},
                Concurrency.oneByOne())),
        new FakeContext());
  }

  private void bring(ShardModel<TickRecord> shard, String symbol, long... sequences) {
    var from = shard.size();
    for (var sequence : sequences) {
      var tick = RawFeed.tick(symbol, sequence, RawFeed.ARRIVAL);
      shard.put(new TickRecord(tick, RawFeed.ARRIVAL), 0);
    }
    assertThat(cold().invoke(shard.event(from, shard.size())).retryFrom()).isEmpty();
  }

  private List<String> gaps() {
    return feeds.all().values().stream()
        .flatMap(feed -> feed.state().gaps().stream())
        .map(FeedReshardingTest::text)
        .toList();
  }

  private static String text(FeedGap gap) {
    return "%s %d-%d".formatted(gap.name(), gap.from(), gap.to());
  }

  @Test
  void ticks_left_out_while_a_shard_is_split_are_a_gap() {
    bring(parent, "ACME", 1, 2);
    bring(parent, "BOLT", 1);
    bring(left, "ACME", 5);
    bring(right, "BOLT", 2);
    assertThat(gaps()).containsExactly("ACME@XNAS 3-4");
  }

  @Test
  void ticks_left_out_while_two_are_merged_are_a_gap_also_if_one_had_nothing_in_between() {
    bring(parent, "ACME", 1);
    bring(parent, "BOLT", 1);
    bring(left, "ACME", 2);
    bring(merged, "ACME", 3);
    bring(merged, "BOLT", 4);
    assertThat(gaps()).containsExactly("BOLT@XNAS 2-3");
  }

  @Test
  void a_gap_from_before_the_split_is_there_once_and_a_redelivery_adds_none() {
    bring(parent, "ACME", 1, 4);
    bring(left, "ACME", 7);
    bring(right, "BOLT", 9);
    cold().invoke(left.event(0, 1));
    assertThat(gaps()).containsExactlyInAnyOrder("ACME@XNAS 2-3", "ACME@XNAS 5-6");
  }
}
