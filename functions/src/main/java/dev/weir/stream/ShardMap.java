package dev.weir.stream;

import java.util.List;

/**
 * The hash keys of each shard of a stream, and its parents. Called only when a KPL aggregate or a
 * new shard appears.
 */
@FunctionalInterface
public interface ShardMap {

  /**
   * Returns the range of the shard, now or while it was open: a shard's range never changes.
   *
   * @throws RuntimeException if it can't be determined; the batch must then be retried
   */
  HashKeyRange rangeOf(Shard shard);

  /**
   * Returns the shards that were split or merged into this one, as far as the stream still lists
   * them; none for one that is as old as the stream.
   *
   * @throws RuntimeException if they can't be determined; the batch must then be retried
   */
  default List<Shard> parentsOf(Shard shard) {
    return List.of();
  }
}
