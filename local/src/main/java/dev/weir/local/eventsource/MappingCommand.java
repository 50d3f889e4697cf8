package dev.weir.local.eventsource;

import java.util.Optional;

/** A command of a mapping; its result is a {@link MappingEvent}. */
sealed interface MappingCommand {

  record ListShards() implements MappingCommand {}

  /**
   * Read the next page of a shard.
   *
   * @param from where to open the shard if it is not open
   */
  record Read(String shardId, ReadPosition from, int limit) implements MappingCommand {}

  record Invoke(String shardId, int lane, PolledBatch batch, Optional<WindowCall> window)
      implements MappingCommand {}

  record Deliver(String shardId, int lane, FailureRecord record) implements MappingCommand {}
}
