package dev.weir.stream;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The hash keys of a shard, and those of the shards that it was split from.
 *
 * @param own of the shard itself
 * @param former of its ancestors, as far as the stream still lists them
 */
record ShardKeys(HashKeyRange own, List<HashKeyRange> former) {

  /** Every key belongs to the shard. */
  static final ShardKeys ALL = new ShardKeys(HashKeyRange.whole(), List.of());

  /**
   * Returns the keys of a shard.
   *
   * @throws RuntimeException if they can't be determined; the batch must then be retried
   */
  static ShardKeys of(Shard shard, ShardMap shards) {
    List<HashKeyRange> former = new ArrayList<>();
    addFormer(shard, shards, new HashSet<>(Set.of(shard)), former);
    return new ShardKeys(shards.rangeOf(shard), List.copyOf(former));
  }

  private static void addFormer(
      Shard shard, ShardMap shards, Set<Shard> seen, List<HashKeyRange> former) {
    for (Shard parent : shards.parentsOf(shard)) {
      if (seen.add(parent)) {
        former.add(shards.rangeOf(parent));
        addFormer(parent, shards, seen, former);
      }
    }
  }

  /**
   * Whether a user record with this key may be a copy of one that was sent to another shard: it
   * does not belong to this shard but to one that it was split from.
   */
  boolean mayBeCopy(BigInteger hashKey) {
    return !own.contains(hashKey) && former.stream().anyMatch(range -> range.contains(hashKey));
  }

  /** Whether there is any such key. */
  boolean mayHoldCopies() {
    return !former.isEmpty();
  }
}
