package dev.weir.local.eventsource;

import java.util.Optional;

/** Something that a mapping wants done; what comes of it is a {@link Happening}. */
sealed interface Effect {

  record ListShards() implements Effect {}

  /**
   * Read the next page of a shard.
   *
   * @param from where to open the shard if it is not open
   */
  record Read(String shardId, Position from, int limit) implements Effect {}

  record Invoke(String shardId, int lane, Batch batch, Optional<WindowCall> window)
      implements Effect {}

  record Deliver(String shardId, int lane, FailureRecord record) implements Effect {}
}
