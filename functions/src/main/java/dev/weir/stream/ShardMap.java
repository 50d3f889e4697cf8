package dev.weir.stream;

import java.util.List;

/**
 * Which hash keys each shard of a stream takes, and from which it came. Asked only when a KPL
 * aggregate appears, or a shard that is new.
 */
@FunctionalInterface
public interface ShardMap {

  /**
   * The range that the shard takes, or took while it was open: a shard's range never changes.
   *
   * @throws RuntimeException if it can't be found out; the batch is then to be retried
   */
  HashKeyRange rangeOf(Shard shard);

  /**
   * The shards that were split or merged into this one, as far as the stream still lists them; none
   * of one that is as old as the stream.
   *
   * @throws RuntimeException if it can't be found out; the batch is then to be retried
   */
  default List<Shard> parentsOf(Shard shard) {
    return List.of();
  }
}
