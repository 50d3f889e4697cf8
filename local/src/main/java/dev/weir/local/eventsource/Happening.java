package dev.weir.local.eventsource;

import java.time.Instant;
import java.util.List;

/** What came of an {@link Effect}. */
sealed interface Happening {

  record Listed(List<StreamReader.StreamShard> shards) implements Happening {}

  record NotListed(String reason) implements Happening {}

  /**
   * A read gave a page.
   *
   * @param began when the read was asked for
   * @param atEnd whether the shard has no more records, ever
   */
  record PageRead(String shardId, List<PreparedRecord> records, boolean atEnd, Instant began)
      implements Happening {}

  record NotRead(String shardId, String reason) implements Happening {}

  record Invoked(String shardId, int lane, InvocationResult result) implements Happening {}

  /**
   * What was given up is dealt with.
   *
   * @param delivered whether an on-failure destination took the record
   */
  record Discarded(String shardId, int lane, boolean delivered) implements Happening {}

  /** The event source is to stop. */
  record Closed() implements Happening {}
}
