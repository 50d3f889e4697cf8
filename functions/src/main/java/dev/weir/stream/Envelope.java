package dev.weir.stream;

import dev.weir.quarantine.Reason;
import java.util.Objects;

/**
 * Opens the envelopes that records come in (step 2): a record is handed out whole or not at all.
 *
 * <p>Read are lines, one or several; gzip of lines; CloudWatch Logs subscription documents, plain
 * or as gzip; lines wrapped in JSON objects by Fluent Bit or Vector; and KPL aggregates of any of
 * these.
 *
 * @param shards asked only when a KPL aggregate appears
 * @param unwrapJson whether a line that is a JSON object with a string {@code log} or {@code
 *     message} stands for that string; off where the operator's own format is JSON with such a
 *     field
 */
public record Envelope(ShardMap shards, boolean unwrapJson) {

  /**
   * How much one record may inflate to, over all its gzip members and user records: six times the
   * greatest record that Kinesis takes (10 MiB), and little enough that a function of 1,769 MB
   * holds it together with what is made of it.
   */
  public static final int MAX_INFLATED_BYTES = 64 * 1024 * 1024;

  public Envelope {
    Objects.requireNonNull(shards, "shards");
  }

  /** With JSON unwrapped. */
  public Envelope(ShardMap shards) {
    this(shards, true);
  }

  /**
   * Opens one record. What comes of it depends on the record alone, so a redelivery gives the same.
   *
   * @param shard the one that the record was read from
   * @throws RuntimeException only what {@link ShardMap#rangeOf} throws
   */
  public Opened open(KinesisRecord record, Shard shard) {
    var data = new Slice(record.data(), 0, record.data().length);
    var opening = new Opening(unwrapJson);
    if (Aggregate.isAggregate(data)) {
      // Asked outside of what is contained: when it fails, the batch is retried, not put aside.
      HashKeyRange range = shards.rangeOf(shard);
      return contain(opening, () -> opening.openAggregate(data, range));
    }
    return contain(opening, () -> opening.open(data));
  }

  private static Opened contain(Opening opening, Runnable steps) {
    try {
      steps.run();
      return new Opened.Payloads(opening.payloads());
    } catch (UnreadableException e) {
      return e.fate();
    } catch (RuntimeException | StackOverflowError bug) {
      // A bug of ours must not hold up the shard for ever: this record is put aside, others go on.
      return new Opened.Unreadable(
          Reason.PARSER_FAILED, "Opening failed: " + bug.getClass().getName());
    }
  }
}
