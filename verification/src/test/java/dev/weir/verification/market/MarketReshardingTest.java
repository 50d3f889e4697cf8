package dev.weir.verification.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.market.Mark;
import dev.weir.testkit.Resharding;
import dev.weir.testkit.ShardModel;
import dev.weir.verification.fakes.CallFailure;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Worlds from seeds, in which a shard of ticks is split, and its children are merged. */
class MarketReshardingTest {

  private static final long SEEDS = Long.getLong("weir.seeds", 120);

  private static List<List<ShardModel<TickRecord>>> generations(SplittableRandom random) {
    var market = new SmallMarket(random.split(), false);
    var parent = shard(0, random);
    var children = List.of(shard(1, random), shard(2, random));
    var merged = shard(3, random);
    for (var i = 0; i < 24; i++) {
      var tick = market.nextTick();
      var child = children.get(Math.floorMod(tick.symbol().hashCode(), 2));
      var shard = i < 8 ? parent : i < 16 ? child : merged;
      shard.put(new TickRecord(tick, SmallMarket.START), random.nextInt(3));
    }
    return List.of(List.of(parent), children, List.of(merged));
  }

  private static ShardModel<TickRecord> shard(int index, SplittableRandom random) {
    // Numbers begin anywhere: a child's may well be below its parent's.
    return new ShardModel<>(index, BigInteger.valueOf(80 + random.nextInt(20)));
  }

  private static List<String> run(long seed) {
    var tables = MarketTables.empty();
    var reference = new SmallMarket(new SplittableRandom(seed), true, false).referenceSet();
    tables.references().load(reference, SmallMarket.START);
    var newest = new TreeMap<String, Mark>();
    var resharding =
        new Resharding<TickRecord>(
            random -> {
              var generations = generations(random);
              generations.forEach(shards -> shards.forEach(shard -> join(shard, newest)));
              return generations;
            },
            disturbance ->
                new DeployedFunction(
                    tables,
                    disturbance,
                    (region, context) -> region.coldMarks("v1", context),
                    _ ->
                        tables.marks().all().equals(List.copyOf(newest.values()))
                            ? List.of()
                            : List.of(tables.marks().all() + ", not " + newest)),
            CallFailure::unavailable);
    return resharding.run(seed);
  }

  private static void join(ShardModel<TickRecord> shard, Map<String, Mark> newest) {
    for (var record : shard.records()) {
      var mark = Marks.of(record.tick());
      newest.merge(mark.name(), mark, (one, other) -> other.isNewerThan(one) ? other : one);
    }
  }

  @Test
  void over_split_and_merge_every_mark_ends_at_its_newest_tick() {
    for (var seed = 1L; seed <= SEEDS; seed++) {
      assertThat(run(seed)).as("seed %d", seed).isEmpty();
    }
  }
}
