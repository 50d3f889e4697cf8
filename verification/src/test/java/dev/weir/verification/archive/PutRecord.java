package dev.weir.verification.archive;

import dev.weir.testkit.StreamRecord;
import java.time.Instant;

/**
 * A record that was put, and into which shard.
 *
 * @param shard index of the shard
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, and compared by content where it is
record PutRecord(int shard, byte[] data, Instant arrivedAt, String partitionKey)
    implements StreamRecord {}
