package dev.weir.client.send;

import java.util.UUID;

/**
 * Lines that were packed into one record.
 *
 * @param data the record's bytes
 * @param lines how many lines of the input it holds
 * @param partitionKey decides on the shard
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record LineRecord(byte[] data, int lines, String partitionKey) {

  /** With a partition key of its own: such records spread evenly over the shards. */
  public LineRecord(byte[] data, int lines) {
    this(data, lines, UUID.randomUUID().toString());
  }
}
