package dev.weir.verification.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.transaction.Channel;
import dev.weir.events.transaction.Location;
import dev.weir.events.transaction.Money;
import dev.weir.events.transaction.Transaction;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.metrics.Step;
import dev.weir.testkit.FakeContext;
import dev.weir.testkit.ShardModel;
import dev.weir.transactions.rules.RuleSet;
import dev.weir.verification.fakes.Script;
import dev.weir.verification.metrics.EmittedMetrics;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every defined metric is emitted, once its event occurs. */
class TransactionMetricsTest {

  private static final Instant ARRIVAL = Instant.parse("2026-11-23T10:00:30Z");

  private final ShardModel<TransactionRecord> shard = new ShardModel<>(0, BigInteger.TEN);
  private final Script script = new Script();
  private final DeployedTransactions deployed =
      new DeployedTransactions(ARRIVAL.plusSeconds(1), script);
  private final EmittedMetrics emitted = new EmittedMetrics();

  private void put(String id, String amount) {
    put(id, amount, ARRIVAL);
  }

  private void put(String id, String amount, Instant occurredAt) {
    put(
        TransactionJson.write(
            new Transaction(
                id,
                "ana",
                Money.of(amount, "EUR"),
                "shop",
                Optional.empty(),
                Channel.ONLINE,
                new Location("PT", "Lisbon", Optional.empty()),
                occurredAt)));
  }

  private void put(byte[] data) {
    shard.put(new TransactionRecord(data, ARRIVAL, "ana", List.of(), List.of()), 0);
  }

  private void deliver(int from, int to) {
    deployed.coldStart().invoke(shard.event(from, to));
  }

  @Test
  void the_transaction_function_emits_all_that_is_defined_for_it() {
    deployed.emitTo(emitted);
    put("small-1", "1.00");
    put("small-2", "1.00");
    put("small-3", "1.00");
    put("large", "250.00");
    put("large", "250.00"); // sent twice
    put(new byte[] {0, 0, 0, 0, 7, 1}); // with an unknown schema
    for (var i = 0; i < 100; i++) {
      put("filling-" + i, "10.00");
    }
    script.beforeNext("commit", () -> deliver(0, 2)); // causes a conflict for the next one
    deliver(0, 106);
    deliver(0, 106); // all skipped
    put("in time", "10.00", ARRIVAL.minus(RuleSet.defaults().lateness()));
    put("late", "10.00", ARRIVAL.minus(RuleSet.defaults().lateness()).minusMillis(1));
    deliver(106, 108);
    put("without time", "10.00");
    deployed.coldStart(new FakeContext(() -> 100)).invoke(shard.event(108, 109));

    assertThat(emitted.toldBy(Step.TRANSACTIONS))
        .isEqualTo(EmittedMetrics.definedFor(Step.TRANSACTIONS));
  }
}
