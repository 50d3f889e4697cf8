package dev.weir.verification.archive;

import dev.weir.testkit.StreamRecord;
import java.time.Instant;

/**
 * A record that was put, with its shard.
 *
 * @param shard index of the shard
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, and compared by content where necessary
record PutRecord(int shard, byte[] data, Instant arrivedAt, String partitionKey)
    implements StreamRecord {}
