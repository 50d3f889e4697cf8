package dev.weir.stream;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * A record as Kinesis delivered it.
 *
 * @param sequenceNumber its place in the shard; the same on every redelivery
 * @param partitionKey the key by which the producer chose the shard
 * @param arrivedAt when Kinesis received it, by Kinesis' clock; the same on every redelivery
 * @param data the producer's bytes, up to 10 MiB; not copied and must not be modified
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by content below; a copy would cost 10 MiB.
public record KinesisRecord(
    SequenceNumber sequenceNumber, String partitionKey, Instant arrivedAt, byte[] data)
    implements SourceRecord {

  public KinesisRecord {
    Objects.requireNonNull(sequenceNumber, "sequenceNumber");
    Objects.requireNonNull(partitionKey, "partitionKey");
    Objects.requireNonNull(arrivedAt, "arrivedAt");
    Objects.requireNonNull(data, "data");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KinesisRecord that
        && sequenceNumber.equals(that.sequenceNumber)
        && partitionKey.equals(that.partitionKey)
        && arrivedAt.equals(that.arrivedAt)
        && Arrays.equals(data, that.data);
  }

  @Override
  public int hashCode() {
    return Objects.hash(sequenceNumber, partitionKey, arrivedAt, Arrays.hashCode(data));
  }

  /** Returns its place and size, never its payload. */
  @Override
  public String toString() {
    return "KinesisRecord[sequenceNumber=" + sequenceNumber + " bytes=" + data.length + "]";
  }
}
