package dev.weir.local.eventsource;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The result of a {@link MappingCommand}, or something that happened outside. */
sealed interface MappingEvent {

  record Listed(List<StreamReader.StreamShard> shards) implements MappingEvent {}

  record NotListed(String reason) implements MappingEvent {}

  /**
   * A read returned a page.
   *
   * @param began when the read was requested
   * @param atEnd whether the shard will have no more records
   */
  record PageRead(String shardId, List<PreparedRecord> records, boolean atEnd, Instant began)
      implements MappingEvent {}

  record NotRead(String shardId, String reason) implements MappingEvent {}

  record Invoked(String shardId, int lane, InvocationResult result) implements MappingEvent {}

  /**
   * The discarded records are processed.
   *
   * @param delivered whether an on-failure destination accepted the record
   */
  record Discarded(String shardId, int lane, boolean delivered) implements MappingEvent {}

  /**
   * The stream has new records.
   *
   * @param shardIds of the shards that have them; none if that is not known
   */
  record Announced(Set<String> shardIds) implements MappingEvent {}

  /** The event source must stop. */
  record Closed() implements MappingEvent {}
}
