package dev.weir.verification.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.transaction.Channel;
import dev.weir.events.transaction.Location;
import dev.weir.events.transaction.Money;
import dev.weir.events.transaction.Transaction;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.stream.UnavailableException;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.FakeContext;
import dev.weir.testkit.ShardModel;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Long throttling. */
class TransactionThrottlingTest {

  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  private final ShardModel<TransactionRecord> shard = new ShardModel<>(0, BigInteger.TEN);

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
  void throttled_up_to_the_deadline_it_stops_early_and_reports_the_lowest_record() {
    var left = new int[] {60_000};
    var calls = new int[1];
    var deployed =
        new DeployedTransactions(
            START,
            new CallDisturbance() {
              @Override
              public void before(String call) {
                if (call.equals("commit") && left[0] > 0) {
                  calls[0]++;
                  left[0] -= 20_000; // the duration of the SDK's retries
                  throw new UnavailableException("throttled", null);
                }
              }
            });
    for (var user = 0; user < 30; user++) {
      shard.put(record("user-" + user, "a", START), 0);
    }
    var throttled = deployed.coldStart(new FakeContext(() -> left[0]));
    var retryFrom = throttled.invoke(shard.event(0, 30)).retryFrom();
    assertThat(shard.indexOf(retryFrom)).isZero();
    assertThat(calls[0]).isEqualTo(3);
    assertThat(deployed.profiles().all()).isEmpty();
    assertThat(deliver(deployed, shard)).isEmpty();
    assertThat(deployed.profiles().all()).hasSize(30);
  }

  @Test
  void while_the_table_is_out_of_reach_not_every_user_is_tried() {
    var commits = new int[1];
    var deployed =
        new DeployedTransactions(
            START,
            new CallDisturbance() {
              @Override
              public void before(String call) {
                if (call.equals("commit")) {
                  commits[0]++;
                  throw new UnavailableException("throttled", null);
                }
              }
            });
    for (var user = 0; user < 200; user++) {
      shard.put(record("user-" + user, "a", START), 0);
    }
    assertThat(shard.indexOf(deliver(deployed, shard))).isZero();
    assertThat(commits[0]).isLessThan(20);
  }
}
