package dev.weir.stream;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which hash keys are a shard's own, and which belonged to the shards that it was split from.
 *
 * @param own of the shard itself
 * @param former of its ancestors, as far as the stream still lists them
 */
record ShardKeys(HashKeyRange own, List<HashKeyRange> former) {

  /** Every key is the shard's own. */
  static final ShardKeys ALL = new ShardKeys(HashKeyRange.whole(), List.of());

  /**
   * The keys of a shard.
   *
   * @throws RuntimeException if they can't be found out; the batch is then to be retried
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
   * Whether a user record with this key may be a copy of one that was sent to another shard: it is
   * not the shard's own, and was that of a shard it was split from.
   */
  boolean mayBeCopy(BigInteger hashKey) {
    return !own.contains(hashKey) && former.stream().anyMatch(range -> range.contains(hashKey));
  }

  /** Whether there is any such key. */
  boolean mayHoldCopies() {
    return !former.isEmpty();
  }
}
