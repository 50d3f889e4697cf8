package dev.weir.local.eventsource;

import java.time.Instant;

/**
 * A record of a shard as a stream gives it.
 *
 * @param sequenceNumber its place in the shard; decimal digits
 * @param orderKey records of one key keep their order: Kinesis' partition key, a table's item
 * @param arrivedAt when the stream took it in
 * @param data its bytes; of a table's change the JSON that Lambda gives
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes of a record, never compared
public record PolledRecord(
    String sequenceNumber, String orderKey, Instant arrivedAt, byte[] data) {}
