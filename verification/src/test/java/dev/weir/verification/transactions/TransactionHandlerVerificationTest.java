package dev.weir.verification.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.HandlerVerification;
import dev.weir.testkit.ShardModel;
import dev.weir.verification.fakes.FailedCall;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransactionHandlerVerificationTest {

  private static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("weir.deliveries", 8));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void every_way_of_delivery_comes_to_the_same_end(long seed) {
    var random = new SplittableRandom(seed);
    var rules = TransactionSimulation.RULES;
    var start = TransactionSimulation.START;
    var histories = new HistoryGenerator(random, start, rules.lateness());
    var generator = new TransactionRecordGenerator(random);
    var records = new ArrayList<TransactionRecord>();
    for (var user : new String[] {"ana", "ben", "cleo"}) {
      records.addAll(generator.records(user, histories.history(user, 8)));
    }
    var shard = new ShardModel<TransactionRecord>(0, BigInteger.valueOf(95));
    records.stream()
        .sorted(Comparator.comparing(TransactionRecord::arrivedAt))
        .forEach(record -> shard.put(record, random.nextInt(3)));
    assertThat(
            HandlerVerification.verifyHandler(
                shard,
                disturbance ->
                    new DeployedTransactions(start.plus(Duration.ofHours(4)), disturbance)
                        .withRules(rules),
                FailedCall::unavailable))
        .isEmpty();
  }
}
