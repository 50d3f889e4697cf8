package dev.weir.testkit;

import dev.weir.events.envelope.LambdaKinesisEvent;
import dev.weir.events.envelope.LambdaKinesisEvent.EventEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A shard: records with rising sequence numbers, which restart with each incarnation.
 *
 * @param <R> the labels of its records
 */
public final class ShardModel<R extends StreamRecord> implements ShardRecords {

  private static final String STREAM_ARN = "arn:aws:kinesis:us-east-1:000000000000:stream/modelled";

  private final String id;
  private final List<R> records = new ArrayList<>();
  private final List<String> sequenceNumbers = new ArrayList<>();
  private BigInteger last;

  /**
   * Creates a shard without records.
   *
   * @param firstNumber its first sequence number; the widths of numbers may differ within a shard
   */
  public ShardModel(int index, BigInteger firstNumber) {
    id = "shardId-%012d".formatted(index);
    last = firstNumber;
  }

  /** Puts a record; its number is slightly higher than the last one. */
  public void put(R record, int gap) {
    last = last.add(BigInteger.valueOf(1L + gap));
    records.add(record);
    sequenceNumbers.add(last.toString());
  }

  /** Returns the records that were put. */
  public List<R> records() {
    return List.copyOf(records);
  }

  @Override
  public int size() {
    return records.size();
  }

  @Override
  public int indexOf(String sequenceNumber) {
    return sequenceNumbers.indexOf(sequenceNumber);
  }

  @Override
  public byte[] event(int from, int to) {
    var entries = new ArrayList<EventEntry>();
    for (var i = from; i < to; i++) {
      var record = records.get(i);
      entries.add(
          new EventEntry(
              sequenceNumbers.get(i), record.partitionKey(), record.arrivedAt(), record.data()));
    }
    var bytes = new ByteArrayOutputStream();
    try {
      new LambdaKinesisEvent(STREAM_ARN, id, entries).writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // in memory, nothing fails
    }
    return bytes.toByteArray();
  }
}
