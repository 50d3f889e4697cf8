package dev.weir.verification.transactions;

import dev.weir.testkit.Resharding;
import dev.weir.testkit.ShardModel;
import dev.weir.transactions.commit.UserProfiles;
import dev.weir.verification.fakes.CallFailure;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * Worlds of transactions in which a shard is split, and its children are merged: every user's
 * transactions come over three shards, one after the other.
 */
public final class TransactionResharding {

  private static final int GENERATIONS = 3;
  private static final List<String> USERS = List.of("ana", "ben", "cleo");

  private TransactionResharding() {}

  /**
   * Creates the worlds of a pipeline, with or without a mistake that must be found.
   *
   * @param store wraps the correct store
   */
  public static Resharding<TransactionRecord> with(UnaryOperator<UserProfiles> store) {
    var now = TransactionSimulation.START.plus(Duration.ofHours(4));
    return new Resharding<>(
        TransactionResharding::generations,
        disturbance ->
            new DeployedTransactions(now, disturbance, (right, _) -> store.apply(right))
                .withRules(TransactionSimulation.RULES),
        CallFailure::unavailable);
  }

  private static List<List<ShardModel<TransactionRecord>>> generations(SplittableRandom random) {
    var parent = shard(0, random);
    var children = List.of(shard(1, random), shard(2, random));
    var merged = shard(3, random);
    var histories =
        new HistoryGenerator(
            random.split(), TransactionSimulation.START, TransactionSimulation.RULES.lateness());
    var generator = new TransactionRecordGenerator(random.split());
    for (var user : USERS) {
      var records = generator.records(user, histories.history(user, 9));
      var parts = parts(records, random);
      var child = children.get(USERS.indexOf(user) % children.size());
      parts.get(0).forEach(record -> parent.put(record, random.nextInt(5)));
      parts.get(1).forEach(record -> child.put(record, random.nextInt(5)));
      parts.get(2).forEach(record -> merged.put(record, random.nextInt(5)));
    }
    return List.of(List.of(parent), children, List.of(merged));
  }

  private static ShardModel<TransactionRecord> shard(int index, SplittableRandom random) {
    // Numbers begin anywhere: a child's may well be below its parent's.
    return new ShardModel<>(index, BigInteger.valueOf(80 + random.nextInt(20)));
  }

  private static List<List<TransactionRecord>> parts(
      List<TransactionRecord> records, SplittableRandom random) {
    var parts = new ArrayList<List<TransactionRecord>>();
    var from = 0;
    for (var part = 1; part < GENERATIONS; part++) {
      var to = from + random.nextInt(records.size() - from + 1);
      parts.add(records.subList(from, to));
      from = to;
    }
    parts.add(records.subList(from, records.size()));
    return parts;
  }
}
