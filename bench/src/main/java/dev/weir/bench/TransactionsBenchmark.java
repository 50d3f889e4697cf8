package dev.weir.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.events.transaction.Transaction;
import dev.weir.events.transaction.TransactionAvro;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.samples.TransactionSample;
import dev.weir.transactions.rules.Detector;
import dev.weir.transactions.rules.RuleSet;
import dev.weir.transactions.rules.UserProfile;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Reads 1,000 transactions from JSON and from Avro with every field checked, against Jackson's data
 * binding, which checks none; and decides on them with all five rules, for which reading is the
 * only comparison.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TransactionsBenchmark {

  private static final int USERS = 300;
  private static final int COUNT = 1_000;
  private static final int HISTORY = 12_000;

  private final ObjectMapper databind = new ObjectMapper();
  private final Detector detector = new Detector(RuleSet.defaults());
  private final HashMap<String, UserProfile> profiles = new HashMap<>();
  private List<Transaction> transactions = List.of();
  private List<byte[]> json = List.of();
  private List<byte[]> avro = List.of();

  /** The target of data binding. */
  public record Bound(
      String id,
      String userId,
      String amount,
      String currency,
      String merchant,
      String category,
      String channel,
      BoundLocation location,
      String occurredAt) {}

  /** The target of data binding for a place. */
  public record BoundLocation(String country, String city, Double lat, Double lon) {}

  /** Makes users with some history, then the transactions to measure. */
  @Setup
  public void makeTransactions() {
    var all =
        TransactionSample.usual(
                7, Instant.parse("2026-11-22T00:00:00Z"), Duration.ofDays(1), USERS, HISTORY)
            .stream()
            .map(labelled -> labelled.transaction())
            .toList();
    transactions = all.subList(HISTORY - COUNT, HISTORY);
    json = transactions.stream().map(TransactionJson::write).toList();
    avro = transactions.stream().map(TransactionAvro::write).toList();
    for (var each : all.subList(0, HISTORY - COUNT)) {
      var before = profiles.getOrDefault(each.userId(), UserProfile.NEW);
      profiles.put(each.userId(), detector.detect(before, each, each.occurredAt()).after());
    }
  }

  /** Reads JSON as Weir does. */
  @Benchmark
  public void json(Blackhole read) {
    for (var bytes : json) {
      read.consume(TransactionJson.read(bytes, 0, bytes.length));
    }
  }

  /** Reads Avro as Weir does. */
  @Benchmark
  public void avro(Blackhole read) {
    for (var bytes : avro) {
      read.consume(TransactionAvro.read(bytes, 0, bytes.length));
    }
  }

  /**
   * Reads JSON into an object in the common way, and parses the amount and the time from their
   * texts.
   */
  @Benchmark
  public void databind(Blackhole read) throws IOException {
    for (var bytes : json) {
      var bound = databind.readValue(bytes, Bound.class);
      read.consume(bound);
      read.consume(new BigDecimal(bound.amount()));
      read.consume(Instant.parse(bound.occurredAt()));
    }
  }

  /** Applies all rules to each transaction. */
  @Benchmark
  public void decide(Blackhole decided) {
    var folded = new HashMap<>(profiles);
    for (var each : transactions) {
      var detected = detector.detect(folded.get(each.userId()), each, each.occurredAt());
      decided.consume(detected.findings());
      folded.put(each.userId(), detected.after());
    }
  }
}
