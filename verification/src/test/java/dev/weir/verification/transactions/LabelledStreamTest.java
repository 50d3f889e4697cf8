package dev.weir.verification.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.alerts.Alert;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.samples.LabelledTransaction;
import dev.weir.samples.TransactionLabel;
import dev.weir.samples.TransactionSample;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.Instance;
import dev.weir.testkit.ShardModel;
import dev.weir.transactions.rules.RuleSet;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The synthetic stream through the real handler: it raises the labelled alerts, and no others. */
@Tag("long")
class LabelledStreamTest {

  private static final Instant START = Instant.parse("2026-11-22T04:00:00Z");
  private static final Duration DAY = Duration.ofHours(24);
  private static final int TRANSACTIONS = Integer.getInteger("weir.transactions", 60_000);
  private static final int USERS = TRANSACTIONS / 40;
  private static final int PATTERNS = TRANSACTIONS / 800;
  private static final int SHARDS = 4;
  private static final int BATCH = 500;

  private final DeployedTransactions deployed =
      new DeployedTransactions(START.plus(DAY), CallDisturbance.NONE);
  private final List<ShardModel<TransactionRecord>> shards = new ArrayList<>();
  private final List<Instance> instances = new ArrayList<>();

  LabelledStreamTest() {
    for (var index = 0; index < SHARDS; index++) {
      shards.add(new ShardModel<>(index, BigInteger.TEN));
      instances.add(deployed.coldStart());
    }
  }

  private static TransactionRecord record(LabelledTransaction sent) {
    var transaction = sent.transaction();
    return new TransactionRecord(
        TransactionJson.write(transaction),
        sent.sentAt(),
        transaction.userId(),
        List.of(transaction),
        List.of());
  }

  private void put(Stream<LabelledTransaction> sample) {
    sample.forEach(
        sent -> {
          var shard = Math.floorMod(sent.transaction().userId().hashCode(), SHARDS);
          shards.get(shard).put(record(sent), 0);
        });
  }

  private void deliver() {
    for (var index = 0; index < SHARDS; index++) {
      var shard = shards.get(index);
      for (var from = 0; from < shard.size(); from += BATCH) {
        var event = shard.event(from, Math.min(shard.size(), from + BATCH));
        assertThat(instances.get(index).invoke(event).retryFrom()).isEmpty();
      }
    }
  }

  private List<String> published() {
    return deployed.topic().published().stream()
        .map(Alert::id)
        .map(TransactionLabel::prefixOf)
        .toList();
  }

  @Test
  void every_pattern_raises_its_alert_once_and_nothing_else_does_nor_does_a_replay() {
    var sample =
        TransactionSample.usual(42, START, DAY, USERS, TRANSACTIONS)
            .withPatterns(PATTERNS)
            .withDisorder();
    put(sample.stream());
    deliver();
    var expected = sample.labels().stream().map(TransactionLabel::alertPrefix).toList();
    assertThat(published()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(deployed.outbox().all()).hasSameSizeAs(expected);
    assertThat(transactions()).isEqualTo(TRANSACTIONS);

    var stored = deployed.profiles().all();
    deliver();
    assertThat(published()).hasSameSizeAs(expected);
    assertThat(deployed.profiles().all()).isEqualTo(stored);
  }

  private long transactions() {
    return deployed.profiles().all().values().stream()
        .mapToLong(stored -> stored.profile().transactions())
        .sum();
  }

  @Test
  void a_stream_without_patterns_raises_nothing() {
    put(TransactionSample.usual(43, START, DAY, USERS, TRANSACTIONS / 2).withDisorder().stream());
    deliver();
    assertThat(transactions()).isEqualTo(TRANSACTIONS / 2);
    assertThat(deployed.outbox().all()).isEmpty();
  }

  @Test
  void rules_that_are_applied_hold_within_a_minute_without_a_restart() {
    var shard = shards.getFirst();
    var instance = instances.getFirst();
    TransactionSample.usual(1, START, Duration.ofMinutes(10), 1, 4).stream()
        .map(LabelledStreamTest::record)
        .forEach(record -> shard.put(record, 0));
    instance.invoke(shard.event(0, 2));
    deployed.withRules(
        RuleSet.parse("{\"rules\":{\"VELOCITY\":{\"count\":1,\"window\":\"PT1H\"}}}", 2));
    deployed.pass(Duration.ofMinutes(1));
    instance.invoke(shard.event(2, 4));
    assertThat(deployed.topic().published()).extracting(Alert::ruleVersion).containsExactly(2);
  }
}
