package dev.weir.verification.transactions;

import dev.weir.events.envelope.Gzip;
import dev.weir.events.envelope.KplAggregate;
import dev.weir.events.framing.FrameWriter;
import dev.weir.events.transaction.Transaction;
import dev.weir.events.transaction.TransactionAvro;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.events.transaction.TransactionMessages;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes records out of histories: one transaction or several, in any form, with garbage. */
public final class TransactionRecordGenerator {

  private static final int SINGLE_OBJECT_HEADER = 10;

  private final RandomGenerator random;
  private final boolean framed;

  /** Records whose form this generator decides. */
  public TransactionRecordGenerator(RandomGenerator random) {
    this(random, false);
  }

  /**
   * The same.
   *
   * @param framed whether some are in Confluent's framing, under {@link ChangingSchemas#SCHEMA_ID}
   */
  TransactionRecordGenerator(RandomGenerator random, boolean framed) {
    this.random = random;
    this.framed = framed;
  }

  /** A user's history as records, in order. A record arrives with its last transaction. */
  public List<TransactionRecord> records(String user, List<Arrived> history) {
    var records = new ArrayList<TransactionRecord>();
    for (var from = 0; from < history.size(); ) {
      var to = Math.min(history.size(), from + 1 + (random.nextInt(3) == 0 ? 2 : 0));
      records.add(record(user, history.subList(from, to)));
      from = to;
    }
    return records;
  }

  private TransactionRecord record(String user, List<Arrived> packed) {
    var arrivedAt = packed.getLast().arrivedAt();
    var transactions = packed.stream().map(Arrived::transaction).toList();
    if (framed && transactions.size() == 1 && random.nextInt(3) > 0) {
      var data = confluent(transactions.getFirst());
      return new TransactionRecord(data, arrivedAt, user, transactions, List.of());
    }
    if (transactions.size() == 1 && random.nextInt(4) == 0) {
      var avro = TransactionAvro.write(transactions.getFirst());
      return new TransactionRecord(avro, arrivedAt, user, transactions, List.of());
    }
    return random.nextInt(5) == 0
        ? aggregate(user, arrivedAt, transactions)
        : lines(user, arrivedAt, transactions);
  }

  private static byte[] confluent(Transaction transaction) {
    var avro = TransactionAvro.write(transaction, TransactionMessages.LATEST_AVRO);
    var body = Arrays.copyOfRange(avro, SINGLE_OBJECT_HEADER, avro.length);
    return FrameWriter.confluent(ChangingSchemas.SCHEMA_ID, body);
  }

  private static TransactionRecord aggregate(
      String user, Instant arrivedAt, List<Transaction> transactions) {
    var aggregate = new KplAggregate();
    transactions.forEach(each -> aggregate.add(user, TransactionJson.write(each)));
    return new TransactionRecord(aggregate.toBytes(), arrivedAt, user, transactions, List.of());
  }

  private TransactionRecord lines(String user, Instant arrivedAt, List<Transaction> transactions) {
    var lines = new ArrayList<String>();
    var garbage = new ArrayList<String>();
    for (var transaction : transactions) {
      if (random.nextInt(10) == 0) {
        var line = "{\"id\":\"garbage " + random.nextInt(1_000);
        garbage.add(line);
        lines.add(line);
      }
      lines.add(new String(TransactionJson.write(transaction), StandardCharsets.UTF_8));
    }
    var bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    var data = random.nextInt(4) == 0 ? Gzip.compress(bytes) : bytes;
    return new TransactionRecord(data, arrivedAt, user, transactions, garbage);
  }
}
