package dev.weir.transactions.parse;

import dev.weir.engine.Parsed;
import dev.weir.events.transaction.InvalidTransactionException;
import dev.weir.events.transaction.Transaction;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.events.transaction.TransactionMessages;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.DecodedRecord;
import dev.weir.stream.HashKeyRange;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Payload;
import dev.weir.stream.PayloadEvents;
import dev.weir.stream.RecordBudget;
import dev.weir.stream.RecordDecoder;
import dev.weir.stream.Shard;
import dev.weir.stream.WorkUnit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens a record and parses its transactions: messages in Avro or Protobuf, or JSON with one
 * transaction per line. Each is valid and belongs to the user of the partition key, or is rejected
 * with the reason. The result is a pure function of the record, so that a redelivery yields the
 * same.
 *
 * @param knowsKeys whether records have their original partition keys
 */
public record TransactionParser(
    RecordDecoder envelope, TransactionMessages messages, boolean knowsKeys) {

  /** How far an event's time may be ahead of its arrival: clocks differ, but not by more. */
  static final Duration MAX_AHEAD = Duration.ofHours(24);

  /** Creates a parser of a stream's records. */
  public TransactionParser(RecordDecoder envelope, TransactionMessages messages) {
    this(envelope, messages, true);
  }

  /** Returns a parser of quarantined records, which lack their partition keys. */
  public static TransactionParser ofQuarantine(TransactionMessages messages) {
    return new TransactionParser(
        RecordDecoder.ofEvents(_ -> HashKeyRange.whole()), messages, false);
  }

  /**
   * Parses a record.
   *
   * @param shard the shard that the record was read from
   * @throws dev.weir.stream.TooMuchWorkException if the record exceeds a bound
   * @throws dev.weir.stream.UnavailableException if the shard map, which aggregates need, does not
   *     answer
   */
  public Parsed<ParsedTransactions> parse(KinesisRecord record, Shard shard) {
    var budget = RecordBudget.of(record);
    return switch (envelope.open(record, shard, budget)) {
      case DecodedRecord.UndecodableRecord(var reason, var detail) ->
          new Parsed.UnreadableRecord<>(reason, detail);
      case DecodedRecord.Payloads(var payloads, _) -> {
        var run = new TransactionParsing(record, budget);
        payloads.forEach(run::parse);
        yield new Parsed.Events<>(run.result());
      }
    };
  }

  @FunctionalInterface
  private interface TransactionFormat {
    Transaction read(byte[] bytes, int from, int to);
  }

  /** The parsing of one record. */
  private final class TransactionParsing {
    private final KinesisRecord record;
    private final RecordBudget budget;
    private final List<ReceivedTransaction> transactions = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private int line;

    TransactionParsing(KinesisRecord record, RecordBudget budget) {
      this.record = record;
      this.budget = budget;
    }

    void parse(Payload payload) {
      PayloadEvents.forEach(
          payload,
          (from, to, isMessage) ->
              parse(payload, from, to, isMessage ? this::readMessage : this::readJson));
    }

    private Transaction readMessage(byte[] bytes, int from, int to) {
      return messages.read(bytes, from, to, budget.inflation());
    }

    private Transaction readJson(byte[] bytes, int from, int to) {
      return TransactionJson.read(bytes, from, to, budget);
    }

    private void parse(Payload payload, int from, int to, TransactionFormat format) {
      budget.spend(WorkUnit.EVENTS, 1);
      try {
        var transaction = format.read(payload.bytes(), from, to);
        if (!isOfItsKey(transaction, payload)) {
          reject(payload, from, to, Reason.WRONG_PARTITION_KEY, "partition key is not userId");
        } else if (isAhead(transaction)) {
          reject(payload, from, to, Reason.TIME_AHEAD, "occurredAt is over 24 h after the arrival");
        } else {
          transactions.add(
              new ReceivedTransaction(transaction, record, line, payload.bytes(), from, to));
        }
      } catch (InvalidTransactionException e) {
        reject(payload, from, to, Reason.valueOf(e.problem().name()), e.getMessage());
      }
      line++;
    }

    private boolean isOfItsKey(Transaction transaction, Payload payload) {
      var key = payload.partitionKey();
      return (key.isEmpty() && !knowsKeys)
          || transaction.userId().equals(key.orElse(record.partitionKey()));
    }

    private boolean isAhead(Transaction transaction) {
      return transaction.occurredAt().isAfter(record.arrivedAt().plus(MAX_AHEAD));
    }

    private void reject(Payload payload, int from, int to, Reason reason, String detail) {
      var bytes = payload.rejectedBytes(from, to);
      budget.reject(bytes.length);
      rejected.add(QuarantineKeys.rejected(record, line, reason, detail, bytes));
    }

    ParsedTransactions result() {
      return new ParsedTransactions(
          ReceivedTransaction.withLastOfUsersMarked(transactions), rejected);
    }
  }
}
