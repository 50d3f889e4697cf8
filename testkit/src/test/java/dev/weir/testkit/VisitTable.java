package dev.weir.testkit;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A table in memory, every call of which can be disturbed. */
final class VisitTable {

  private final CallDisturbance disturbance;
  private final Map<String, Integer> added = new HashMap<>();
  private final Map<String, ShardVisits> shards = new HashMap<>();

  VisitTable(CallDisturbance disturbance) {
    this.disturbance = disturbance;
  }

  /** A shard's item: its position and its counts. */
  record ShardVisits(BigInteger position, Map<String, Integer> visits) {

    ShardVisits with(String page, BigInteger at) {
      var more = new HashMap<>(visits);
      more.merge(page, 1, Integer::sum);
      return new ShardVisits(at, Map.copyOf(more));
    }
  }

  /** DynamoDB's {@code ADD}. */
  void add(String page) {
    disturbance.around("add", () -> added.merge(page, 1, Integer::sum));
  }

  ShardVisits read(String shard) {
    return disturbance.around("read", () -> found(shard));
  }

  private ShardVisits found(String shard) {
    return shards.getOrDefault(shard, new ShardVisits(BigInteger.ZERO, Map.of()));
  }

  /** A put under the condition that the item is still the one that was read. */
  boolean replace(String shard, ShardVisits expected, ShardVisits next) {
    return disturbance.around(
        "replace",
        () -> {
          var holds = found(shard).equals(expected);
          if (holds) {
            shards.put(shard, next);
          }
          return holds;
        });
  }

  /** All visits, by page. */
  Map<String, Integer> total() {
    var total = new TreeMap<>(added);
    shards
        .values()
        .forEach(each -> each.visits().forEach((k, n) -> total.merge(k, n, Integer::sum)));
    return total;
  }
}
