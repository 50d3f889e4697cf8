package dev.weir.producer;

import java.util.UUID;

/**
 * Lines that were packed into one record.
 *
 * @param data the record's bytes
 * @param lines how many consecutive lines of the input it contains
 * @param partitionKey determines the shard
 * @param firstLine the first of them in the input, from 1; 0 if they are not from an input
 * @param added how many lines precede them in the record that are not at that place in the input
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record LineRecord(byte[] data, int lines, String partitionKey, long firstLine, int added) {

  /** Creates a record whose lines are not from an input. */
  public LineRecord(byte[] data, int lines, String partitionKey) {
    this(data, lines, partitionKey, 0, 0);
  }

  /** Creates a record with a random partition key; such records spread evenly over the shards. */
  public LineRecord(byte[] data, int lines) {
    this(data, lines, UUID.randomUUID().toString());
  }
}
