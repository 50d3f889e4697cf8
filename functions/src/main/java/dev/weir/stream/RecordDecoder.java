package dev.weir.stream;

import dev.weir.quarantine.Reason;
import java.util.Objects;

/**
 * Opens the envelopes of records: a record is passed on completely or not at all.
 *
 * <p>It reads lines, one or several; gzip of lines; CloudWatch Logs subscription documents, plain
 * or as gzip; lines wrapped in JSON objects by Fluent Bit, Vector or the journal; and KPL
 * aggregates of any of these. One for each instance of a function; not thread-safe.
 */
public final class RecordDecoder {

  private final ShardMap shards;
  private final LineRecognizer wrapped;
  private final OutsideShard outside;
  private final Gunzip gunzip;

  /**
   * Creates a decoder for one stream, whose results remain valid.
   *
   * @param shards called only when a KPL aggregate appears
   * @param wrapped recognises strings for which a line of JSON is a wrapper
   * @param outside the treatment of user records that hash to another shard
   */
  public RecordDecoder(ShardMap shards, LineRecognizer wrapped, OutsideShard outside) {
    this(shards, wrapped, outside, new Gunzip());
  }

  private RecordDecoder(
      ShardMap shards, LineRecognizer wrapped, OutsideShard outside, Gunzip gunzip) {
    this.gunzip = gunzip;
    this.shards = Objects.requireNonNull(shards, "shards");
    this.wrapped = Objects.requireNonNull(wrapped, "wrapped");
    this.outside = Objects.requireNonNull(outside, "outside");
  }

  /**
   * Returns a decoder for a stream of lines. Its result is valid until the next record is opened,
   * because that one is inflated into the same array: fresh memory for it costs more than reading
   * it.
   */
  public static RecordDecoder ofLines(
      ShardMap shards, LineRecognizer wrapped, OutsideShard outside) {
    return new RecordDecoder(shards, wrapped, outside, Gunzip.reusing());
  }

  /**
   * Returns a decoder for a stream of events with identities: nothing is unwrapped, every user
   * record is applied.
   */
  public static RecordDecoder ofEvents(ShardMap shards) {
    return new RecordDecoder(shards, LineRecognizer.NONE, OutsideShard.TAKE);
  }

  /** Opens one record with a new budget. */
  public DecodedRecord open(KinesisRecord record, Shard shard) {
    return open(record, shard, RecordBudget.of(record));
  }

  /**
   * Opens one record. The result depends on the record alone (and on which ancestors of its shard
   * the stream still lists), so that a redelivery yields the same.
   *
   * @param shard the shard that the record was read from
   * @param budget the record's budget, in which its contents are counted
   * @throws RuntimeException only from the shard map: the batch must then be retried
   */
  public DecodedRecord open(KinesisRecord record, Shard shard, RecordBudget budget) {
    var data = new ByteRange(record.data(), 0, record.data().length);
    var opening = new RecordDecoding(wrapped, gunzip, budget);
    if (Aggregate.isAggregate(data)) {
      // Called outside the containment: if it fails, the batch is retried, not quarantined.
      ShardKeys keys = keysOf(shard);
      return contain(opening, () -> opening.openAggregate(data, keys));
    }
    return contain(opening, () -> opening.open(data));
  }

  private ShardKeys keysOf(Shard shard) {
    return switch (outside) {
      case TAKE -> ShardKeys.ALL;
      case LEAVE_OUT_COPIES -> ShardKeys.of(shard, shards);
    };
  }

  private static DecodedRecord contain(RecordDecoding opening, Runnable steps) {
    try {
      steps.run();
      return opening.result();
    } catch (UnreadableException e) {
      return e.fate();
    } catch (TooMuchWorkException e) {
      return new DecodedRecord.UndecodableRecord(e.reason(), e.getMessage());
    } catch (RuntimeException | StackOverflowError bug) {
      // Our own bug must not block the shard forever: this record is quarantined, others continue.
      return new DecodedRecord.UndecodableRecord(
          Reason.PARSER_FAILED, "Opening failed: " + bug.getClass().getName());
    }
  }
}
