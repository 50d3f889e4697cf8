package dev.weir.stream;

import dev.weir.quarantine.Reason;
import java.util.Objects;

/**
 * Opens the envelopes that records come in: a record is handed out whole or not at all.
 *
 * <p>Read are lines, one or several; gzip of lines; CloudWatch Logs subscription documents, plain
 * or as gzip; lines wrapped in JSON objects by Fluent Bit, Vector or the journal; and KPL
 * aggregates of any of these. One for each instance of a function, not thread-safe.
 */
public final class RecordDecoder {

  private final ShardMap shards;
  private final LineRecognizer wrapped;
  private final OutsideShard outside;
  private final Gunzip gunzip = new Gunzip();

  /**
   * An opener for one stream.
   *
   * @param shards asked only when a KPL aggregate appears
   * @param wrapped what a string within a line of JSON must be for the line to be its wrapper
   * @param outside what becomes of user records that hash to another shard
   */
  public RecordDecoder(ShardMap shards, LineRecognizer wrapped, OutsideShard outside) {
    this.shards = Objects.requireNonNull(shards, "shards");
    this.wrapped = Objects.requireNonNull(wrapped, "wrapped");
    this.outside = Objects.requireNonNull(outside, "outside");
  }

  /** For a stream of events with identities: nothing is unwrapped, every user record is taken. */
  public static RecordDecoder ofEvents(ShardMap shards) {
    return new RecordDecoder(shards, LineRecognizer.NONE, OutsideShard.TAKE);
  }

  /** Opens one record with a budget of its own. */
  public DecodedRecord open(KinesisRecord record, Shard shard) {
    return open(record, shard, RecordBudget.of(record));
  }

  /**
   * Opens one record. What comes of it depends on the record alone (and on what became of the shard
   * that it was read from), so that a redelivery gives the same.
   *
   * @param shard the one that the record was read from
   * @param budget the record's; what is opened is counted in it
   * @throws RuntimeException only what the shard map throws: the batch is then to be retried
   */
  public DecodedRecord open(KinesisRecord record, Shard shard, RecordBudget budget) {
    var data = new ByteRange(record.data(), 0, record.data().length);
    var opening = new RecordDecoding(wrapped, gunzip, budget);
    if (Aggregate.isAggregate(data)) {
      // Asked outside of what is contained: when it fails, the batch is retried, not quarantined.
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
      return new DecodedRecord.Unreadable(e.reason(), e.getMessage());
    } catch (RuntimeException | StackOverflowError bug) {
      // A bug of ours must not block the shard for ever: this record is quarantined, others go on.
      return new DecodedRecord.Unreadable(
          Reason.PARSER_FAILED, "Opening failed: " + bug.getClass().getName());
    }
  }
}
