package dev.weir.verification.transactions;

import dev.weir.events.envelope.Gzip;
import dev.weir.events.envelope.KplAggregate;
import dev.weir.events.transaction.Transaction;
import dev.weir.events.transaction.TransactionAvro;
import dev.weir.events.transaction.TransactionJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/** Generates records from histories: one transaction or several, in any form, with garbage. */
public final class TransactionRecordGenerator {

  private final RandomGenerator random;
  private final Optional<BiFunction<Transaction, RandomGenerator, byte[]>> framed;

  /** Creates a generator that decides the records' form. */
  public TransactionRecordGenerator(RandomGenerator random) {
    this(random, Optional.empty());
  }

  /**
   * Creates a generator.
   *
   * @param framed writes some of the single transactions
   */
  TransactionRecordGenerator(
      RandomGenerator random, Optional<BiFunction<Transaction, RandomGenerator, byte[]>> framed) {
    this.random = random;
    this.framed = framed;
  }

  /** Returns a user's history as records, in order. A record arrives with its last transaction. */
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
    if (framed.isPresent() && transactions.size() == 1 && random.nextInt(3) > 0) {
      var data = framed.get().apply(transactions.getFirst(), random);
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
