package dev.weir.local.eventsource;

import java.time.Instant;
import java.util.List;

/** What came of an {@link MappingCommand}. */
sealed interface MappingEvent {

  record Listed(List<StreamReader.StreamShard> shards) implements MappingEvent {}

  record NotListed(String reason) implements MappingEvent {}

  /**
   * A read gave a page.
   *
   * @param began when the read was asked for
   * @param atEnd whether the shard has no more records, ever
   */
  record PageRead(String shardId, List<PreparedRecord> records, boolean atEnd, Instant began)
      implements MappingEvent {}

  record NotRead(String shardId, String reason) implements MappingEvent {}

  record Invoked(String shardId, int lane, InvocationResult result) implements MappingEvent {}

  /**
   * What was given up is dealt with.
   *
   * @param delivered whether an on-failure destination took the record
   */
  record Discarded(String shardId, int lane, boolean delivered) implements MappingEvent {}

  /** The event source is to stop. */
  record Closed() implements MappingEvent {}
}
