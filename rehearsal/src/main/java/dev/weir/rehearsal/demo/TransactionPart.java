package dev.weir.rehearsal.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.events.transaction.Transaction;
import dev.weir.events.transaction.TransactionAvro;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.producer.LineRecord;
import dev.weir.producer.Sender;
import dev.weir.producer.Stream;
import dev.weir.rehearsal.demo.AlertFeed.ReceivedAlert;
import dev.weir.rehearsal.demo.screen.SummaryLine;
import dev.weir.samples.BadRecord;
import dev.weir.samples.LabelledTransaction;
import dev.weir.samples.LabelledTransaction.DeliveryKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The demo's transactions: a sample to play, and the checks of its results. */
final class TransactionPart {

  // Producers of both formats share the stream.
  private static final int ONE_IN_AVRO = 4;
  // Records due within this time share a call, because separate calls would burden the machine that
  // also runs the pipelines.
  private static final Duration TICK = Duration.ofMillis(250);

  private final ArrivalTimes arrivals;
  private final Sender sender;
  private final FraudCheck fraud = new FraudCheck();
  private final RejectionCheck rejections = new RejectionCheck();
  private final Map<String, LineRecord> records = new HashMap<>();
  private final Map<String, Integer> transactionsOfUsers = new TreeMap<>();
  private final Map<DeliveryKind, Integer> deliveries = new EnumMap<>(DeliveryKind.class);

  /**
   * Creates the part.
   *
   * @param stream of the transactions
   */
  TransactionPart(Stream stream) {
    arrivals = new ArrivalTimes(stream);
    sender = new Sender(arrivals, Thread::sleep);
  }

  /**
   * Puts a sample in its producers' order, evenly over a time that is far shorter than that of the
   * events; returns when the complete sample is in the stream.
   */
  void play(DemoTransactions sample, Instant start, Duration length) throws InterruptedException {
    sample.labels().forEach(label -> fraud.expect(label.alertPrefix()));
    var steps = sample.steps();
    for (var i = 0; i < steps.size(); i++) {
      SamplePlayer.await(start.plus(tick(length.multipliedBy(i).dividedBy(steps.size()))), sender);
      switch (steps.get(i)) {
        case DemoTransactions.Good(var labelled) -> send(labelled, i % ONE_IN_AVRO == 0);
        case DemoTransactions.Bad(var record) -> send(record);
      }
    }
    sender.flush();
  }

  private static Duration tick(Duration due) {
    return TICK.multipliedBy(due.dividedBy(TICK));
  }

  private void send(LabelledTransaction labelled, boolean asAvro) throws InterruptedException {
    var transaction = labelled.transaction();
    var record = new LineRecord(bytes(transaction, asAvro), 1, transaction.userId());
    deliveries.merge(labelled.delivery(), 1, Integer::sum);
    if (labelled.delivery() != DeliveryKind.DUPLICATE) {
      records.put(transaction.id(), record);
      transactionsOfUsers.merge(transaction.userId(), 1, Integer::sum);
    }
    sender.send(record);
  }

  private static byte[] bytes(Transaction transaction, boolean asAvro) {
    return asAvro ? TransactionAvro.write(transaction) : TransactionJson.write(transaction);
  }

  private void send(BadRecord bad) throws InterruptedException {
    rejections.expect(bad.reason(), bad.data());
    sender.send(new LineRecord(bad.data(), 1, bad.partitionKey()));
  }

  /** Returns the sender of its records. */
  Sender sender() {
    return sender;
  }

  /** Returns how many transactions each user has made; to be called once all are played. */
  Map<String, Integer> transactionsOfUsers() {
    return Map.copyOf(transactionsOfUsers);
  }

  /**
   * Returns the differences from the labels as sentences; to be called once everything is applied.
   */
  List<String> differences(List<ReceivedAlert> alerts, QuarantineCheck quarantined) {
    var differences = new ArrayList<>(fraud.differences(alerts));
    differences.addAll(rejections.differences(quarantined.of("transactions/")));
    return differences;
  }

  /** Returns the lines of the summary. */
  List<String> summary(Duration tail, List<ReceivedAlert> alerts) {
    var own = alerts.stream().filter(ReceivedAlert::isAboutUser).toList();
    var latencies = own.stream().flatMap(alert -> latency(alert).stream()).toList();
    return List.of(
        SummaryLine.of(
            "transactions",
            "%,d of %,d users, a quarter in Avro; %d sent late, %d sent twice"
                .formatted(
                    records.size(),
                    transactionsOfUsers.size(),
                    deliveries.getOrDefault(DeliveryKind.DELAYED, 0),
                    deliveries.getOrDefault(DeliveryKind.DUPLICATE, 0))),
        SummaryLine.of("  profiles", "each contains each of its user's transactions once"),
        SummaryLine.of(
            "  patterns",
            "%d planted: each raised its alert once, nothing else did".formatted(fraud.patterns())),
        SummaryLine.of(
            "  quarantined",
            "%d bad records of %d kinds, each quarantined once with its reason"
                .formatted(rejections.records(), rejections.reasons())),
        SummaryLine.of(
            "  all applied", "%.1f s after the last record".formatted(tail.toMillis() / 1e3)),
        SummaryLine.of(
            "  alerts",
            "%d through the topic; %s".formatted(own.size(), new Latencies(latencies))));
  }

  /**
   * Returns the time from the arrival of the latest contributing transaction to the alert's
   * receipt.
   */
  private Optional<Duration> latency(ReceivedAlert alert) {
    var latest = new ArrayList<Instant>();
    for (JsonNode transaction : alert.evidence().path("transactions")) {
      Optional.ofNullable(records.get(transaction.path("id").asText()))
          .flatMap(arrivals::of)
          .ifPresent(latest::add);
    }
    return latest.stream()
        .max(Comparator.naturalOrder())
        .map(arrived -> Duration.between(arrived, alert.at()));
  }
}
