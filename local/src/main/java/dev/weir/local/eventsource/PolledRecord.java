package dev.weir.local.eventsource;

import java.time.Instant;

/**
 * A record of a shard, as read from a stream.
 *
 * @param sequenceNumber its place in the shard; decimal digits
 * @param orderKey records of one key keep their order: Kinesis' partition key, a table's item
 * @param arrivedAt when the stream accepted it
 * @param data its bytes; of a table's change the JSON of Lambda's event
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes of a record, never compared
public record PolledRecord(
    String sequenceNumber, String orderKey, Instant arrivedAt, byte[] data) {}
