package dev.weir.stream;

/** Which hash keys each shard of a stream takes. Asked only when a KPL aggregate appears. */
@FunctionalInterface
public interface ShardMap {

  /**
   * The range that the shard takes, or took while it was open: a shard's range never changes.
   *
   * @throws RuntimeException if it can't be found out; the batch is then to be retried
   */
  HashKeyRange rangeOf(Shard shard);
}
