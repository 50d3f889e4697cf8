package dev.weir.transactions;

import dev.weir.events.transaction.InvalidTransactionException;
import dev.weir.events.transaction.Transaction;
import dev.weir.events.transaction.TransactionAvro;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.quarantine.Reason;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lines;
import dev.weir.stream.Payload;
import java.time.Duration;
import java.util.Arrays;

/**
 * Parses the transactions of one record: an Avro message, or JSON, one transaction a line. Each is
 * valid, and of the user that the partition key names, or it is rejected with the reason.
 */
final class TransactionParser {

  /** How far ahead of its arrival an event's time may be: clocks differ, but not by more. */
  static final Duration MOST_AHEAD = Duration.ofHours(24);

  private final KinesisRecord record;
  private final SliceBuilder slice;
  private int line;

  TransactionParser(KinesisRecord record, SliceBuilder slice) {
    this.record = record;
    this.slice = slice;
  }

  void parse(Payload payload) {
    var partitionKey = payload.partitionKey().orElse(record.partitionKey());
    if (TransactionAvro.isAvro(payload.bytes(), payload.from(), payload.to())) {
      parse(partitionKey, payload.bytes(), payload.from(), payload.to(), TransactionAvro::read);
    } else {
      Lines.forEach(
          payload.bytes(),
          payload.from(),
          payload.to(),
          (bytes, from, to) -> parseLine(partitionKey, bytes, from, to));
    }
  }

  private void parseLine(String partitionKey, byte[] bytes, int from, int to) {
    if (to > from) {
      parse(partitionKey, bytes, from, to, TransactionJson::read);
    }
  }

  @FunctionalInterface
  private interface Format {
    Transaction read(byte[] bytes, int from, int to);
  }

  private void parse(String partitionKey, byte[] bytes, int from, int to, Format format) {
    try {
      var transaction = format.read(bytes, from, to);
      if (!transaction.userId().equals(partitionKey)) {
        reject(bytes, from, to, Reason.WRONG_PARTITION_KEY, "partition key is not userId");
      } else if (isAhead(transaction)) {
        reject(bytes, from, to, Reason.TIME_AHEAD, "occurredAt is over 24 h after the arrival");
      } else {
        slice.add(new ReceivedTransaction(transaction, record, line, bytes, from, to));
      }
    } catch (InvalidTransactionException e) {
      reject(bytes, from, to, Reason.valueOf(e.problem().name()), e.getMessage());
    } catch (RuntimeException | StackOverflowError e) {
      reject(bytes, from, to, Reason.PARSER_FAILED, e.getClass().getSimpleName());
    }
    line++;
  }

  private boolean isAhead(Transaction transaction) {
    return transaction.occurredAt().isAfter(record.arrivedAt().plus(MOST_AHEAD));
  }

  private void reject(byte[] bytes, int from, int to, Reason reason, String detail) {
    slice.reject(Arrays.copyOfRange(bytes, from, to), line, reason, detail);
  }
}
