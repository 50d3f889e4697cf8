package dev.weir.verification.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.transaction.Channel;
import dev.weir.events.transaction.Location;
import dev.weir.events.transaction.Money;
import dev.weir.events.transaction.Transaction;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.ShardModel;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Redelivery after a long time. */
class TransactionReplayTest {

  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  private final ShardModel<TransactionRecord> parent = new ShardModel<>(0, BigInteger.TEN);
  private final ShardModel<TransactionRecord> child = new ShardModel<>(1, BigInteger.TEN);

  private static TransactionRecord record(String user, String id, Instant at) {
    var transaction =
        new Transaction(
            id,
            user,
            Money.of("10.00", "EUR"),
            "shop",
            Optional.empty(),
            Channel.ONLINE,
            new Location("PT", "Lisbon", Optional.empty()),
            at);
    return new TransactionRecord(
        TransactionJson.write(transaction), at, user, List.of(transaction), List.of());
  }

  private static String deliver(
      DeployedTransactions deployed, ShardModel<TransactionRecord> shard) {
    return deployed.coldStart().invoke(shard.event(0, shard.size())).retryFrom();
  }

  @Test
  void a_replay_of_a_closed_shard_that_ended_with_resent_records_changes_nothing() {
    var deployed = new DeployedTransactions(START.plus(Duration.ofDays(4)), CallDisturbance.NONE);
    parent.put(record("ana", "first", START), 0);
    deliver(deployed, parent);
    parent.put(record("ana", "first", START), 0);
    deliver(deployed, parent);
    // More than are remembered, for longer than they are remembered.
    for (var i = 1; i <= 70; i++) {
      child.put(record("ana", "later-" + i, START.plus(Duration.ofHours(i))), 0);
    }
    deliver(deployed, child);
    var stored = deployed.profiles().all().get("ana").profile();
    deliver(deployed, parent);
    assertThat(deployed.profiles().all().get("ana").profile()).isEqualTo(stored);
  }
}
