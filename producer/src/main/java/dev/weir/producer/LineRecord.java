package dev.weir.producer;

import java.util.UUID;

/**
 * Lines that were packed into one record.
 *
 * @param data the record's bytes
 * @param lines how many lines of the input it holds, one after the other
 * @param partitionKey decides on the shard
 * @param firstLine the first of them in the input, from 1; 0 where they are not those of an input
 * @param added how many lines stand before them that the input does not have at that place
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record LineRecord(byte[] data, int lines, String partitionKey, long firstLine, int added) {

  /** Of no input. */
  public LineRecord(byte[] data, int lines, String partitionKey) {
    this(data, lines, partitionKey, 0, 0);
  }

  /** With a partition key of its own: such records spread evenly over the shards. */
  public LineRecord(byte[] data, int lines) {
    this(data, lines, UUID.randomUUID().toString());
  }
}
