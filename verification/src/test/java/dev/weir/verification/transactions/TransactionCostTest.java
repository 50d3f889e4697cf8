package dev.weir.verification.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.transaction.TransactionJson;
import dev.weir.samples.TransactionSample;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.ShardModel;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The number of calls for a thousand transactions, as stated in the documentation of their cost.
 */
class TransactionCostTest {

  private static final Instant START = Instant.parse("2026-11-22T04:00:00Z");
  private static final Duration DAY = Duration.ofHours(24);
  private static final int USERS = 5_000;
  private static final int BATCH = 1_000;

  private final Map<String, Integer> calls = new TreeMap<>();
  private final DeployedTransactions deployed =
      new DeployedTransactions(
          START.plus(DAY),
          new CallDisturbance() {
            @Override
            public void before(String call) {
              calls.merge(call, 1, Integer::sum);
            }
          });
  private final ShardModel<TransactionRecord> shard = new ShardModel<>(0, BigInteger.TEN);

  private int put(int users, int transactions) {
    var seen =
        TransactionSample.usual(7, START, DAY, users, transactions).stream()
            .map(
                sent -> {
                  var transaction = sent.transaction();
                  shard.put(
                      new TransactionRecord(
                          TransactionJson.write(transaction),
                          sent.sentAt(),
                          transaction.userId(),
                          List.of(transaction),
                          List.of()),
                      0);
                  return transaction.userId();
                })
            .distinct()
            .count();
    return (int) seen;
  }

  @Test
  void a_thousand_without_an_alert_are_read_a_hundred_users_at_once_and_written_a_user_at_once() {
    var users = put(250, BATCH);
    deployed.coldStart().invoke(shard.event(0, BATCH));
    assertThat(calls)
        .containsEntry("read profiles", Math.ceilDiv(users, 100))
        .containsEntry("commit", users)
        .containsEntry("advance", 1);
  }

  @Test
  @Tag("long")
  void profiles_that_are_known_are_not_read_again() {
    put(USERS, 50 * BATCH);
    var instance = deployed.coldStart();
    for (var from = 0; from < shard.size(); from += BATCH) {
      instance.invoke(shard.event(from, from + BATCH));
    }
    assertThat(calls)
        .containsEntry("read profiles", Math.ceilDiv(USERS, 100))
        .containsEntry("read rules", 1);
  }
}
