package dev.weir.local.eventsource;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A stream of shards that can be read.
 *
 * <p>Every method may block, and may throw any unchecked exception: the event source waits and
 * tries again, from after the last record that it got.
 */
public interface StreamReader {

  /**
   * Returns all shards that still hold records, open or closed, in any order.
   *
   * @throws InvalidMappingException if there is no such stream
   */
  List<StreamShard> shards();

  /** Begins to read a shard. */
  ShardCursor open(String shardId, ReadPosition from);

  /**
   * A shard.
   *
   * @param parents the shards that it resulted from by a split or a merge; empty for a first one
   * @param closed whether it accepts no more records
   */
  record StreamShard(String id, Set<String> parents, boolean closed) {
    public StreamShard {
      parents = Set.copyOf(parents);
    }
  }

  /** A place in a shard that advances with every read. */
  @FunctionalInterface
  interface ShardCursor {
    /** Reads up to a number of records; none if there are none now. */
    Page read(int limit);
  }

  /**
   * The result of one read.
   *
   * @param records in order
   * @param atEnd whether the shard is closed and this was its last page
   * @param behind how far behind the shard's newest record this page ends; only a hint
   */
  record Page(List<PolledRecord> records, boolean atEnd, Duration behind) {
    public Page {
      records = List.copyOf(records);
    }
  }
}
