package dev.weir.stream;

import java.util.List;

/**
 * A stream whose only shard was split.
 *
 * @param range of the child
 */
record SplitShard(HashKeyRange range) implements ShardMap {

  static final Shard PARENT = new Shard("shardId-000000000000");
  static final Shard CHILD = new Shard("shardId-000000000001");

  @Override
  public HashKeyRange rangeOf(Shard shard) {
    return shard.equals(PARENT) ? HashKeyRange.whole() : range;
  }

  @Override
  public List<Shard> parentsOf(Shard shard) {
    return shard.equals(PARENT) ? List.of() : List.of(PARENT);
  }
}
