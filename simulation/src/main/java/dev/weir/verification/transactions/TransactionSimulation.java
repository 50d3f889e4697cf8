package dev.weir.verification.transactions;

import dev.weir.events.transaction.Transaction;
import dev.weir.testkit.EventSourceModel.Mistakes;
import dev.weir.testkit.HandlerVerification;
import dev.weir.testkit.ShardModel;
import dev.weir.testkit.Simulation;
import dev.weir.transactions.commit.UserProfiles;
import dev.weir.transactions.rules.RuleSet;
import dev.weir.verification.fakes.CallFailure;
import dev.weir.verification.fakes.FakeOutbox;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Worlds of transactions: users that have a shard each, and one whose transactions come over all
 * shards, as after resharding with a child's before its parent's.
 */
public final class TransactionSimulation {

  static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  /** Rules that small histories can trigger. */
  static final RuleSet RULES =
      RuleSet.parse(
          """
          {"rules":{"NEW_LOCATION_SPREE":{"count":2},"IMPOSSIBLE_TRAVEL":{"mode":"shadow"},
          "CARD_TESTING":{"count":1},"AMOUNT_SPIKE":{"factor":"3","history":2},
          "VELOCITY":{"count":2,"coolDown":"PT1M"}}}\
          """,
          2);

  private static final Duration LATENESS = RULES.lateness();
  private static final Duration NEVER_LATE = LATENESS.minusMinutes(1);

  private TransactionSimulation() {}

  /** The pipeline without mistakes. */
  public static Simulation<TransactionRecord> asItIs() {
    return with((right, _) -> right, Mistakes.NONE);
  }

  /**
   * A pipeline with a mistake that the simulation must find.
   *
   * @param store creates the mistaken store from the correct one and its outbox
   */
  public static Simulation<TransactionRecord> with(
      BiFunction<UserProfiles, FakeOutbox, UserProfiles> store, Mistakes mistakes) {
    return new Simulation<>(
        TransactionSimulation::shards,
        disturbance ->
            new DeployedTransactions(START.plus(Duration.ofHours(4)), disturbance, store)
                .withRules(RULES),
        CallFailure::unavailable,
        mistakes);
  }

  /** The pipeline while a schema becomes known and unknown, and a replay of the quarantine. */
  static Simulation<TransactionRecord> withChangingSchemas(ChangingSchemas.SchemaVariant variant) {
    return with(variant, ChangingSchemas.Release.OF_CONFLUENT_ID);
  }

  /**
   * The pipeline while producers of the newest version and of its neighbours write in every
   * framing, and a replay by a release that knows the next version; the mistake of one that does
   * not must be found.
   */
  static Simulation<TransactionRecord> withMixedProducers(boolean knowsNext) {
    return with(
        new ChangingSchemas.SchemaVariant(false, false, false, UnaryOperator.identity()),
        ChangingSchemas.Release.of(new MixedProducers(), knowsNext));
  }

  private static Simulation<TransactionRecord> with(
      ChangingSchemas.SchemaVariant variant, ChangingSchemas.Release release) {
    return new Simulation<>(
        random -> shards(random, Optional.of(release.producer())),
        disturbance ->
            new ChangingSchemas(START.plus(Duration.ofHours(4)), disturbance, variant, release),
        CallFailure::unavailable,
        Mistakes.NONE);
  }

  /** Delivers a shard of users from a seed in every way; the problems are a line each. */
  public static List<String> verifyHandler(long seed) {
    var random = new SplittableRandom(seed);
    var histories = new HistoryGenerator(random, START, LATENESS);
    var generator = new TransactionRecordGenerator(random);
    var records = new ArrayList<TransactionRecord>();
    for (var user : List.of("ana", "ben", "cleo")) {
      records.addAll(generator.records(user, histories.history(user, 8)));
    }
    var shard = new ShardModel<TransactionRecord>(0, BigInteger.valueOf(95));
    records.stream()
        .sorted(Comparator.comparing(TransactionRecord::arrivedAt))
        .forEach(record -> shard.put(record, random.nextInt(3)));
    return HandlerVerification.verifyHandler(
        shard,
        disturbance ->
            new DeployedTransactions(START.plus(Duration.ofHours(4)), disturbance).withRules(RULES),
        CallFailure::unavailable);
  }

  private static List<ShardModel<TransactionRecord>> shards(SplittableRandom random) {
    return shards(random, Optional.empty());
  }

  private static List<ShardModel<TransactionRecord>> shards(
      SplittableRandom random, Optional<BiFunction<Transaction, RandomGenerator, byte[]>> framed) {
    var histories = new HistoryGenerator(random.split(), START, LATENESS);
    var generator = new TransactionRecordGenerator(random.split(), framed);
    var everywhere =
        generator.records("everywhere", histories.history("everywhere", 8, NEVER_LATE));
    var count = 1 + random.nextInt(3);
    var shards = new ArrayList<ShardModel<TransactionRecord>>();
    for (var index = 0; index < count; index++) {
      var records = new ArrayList<TransactionRecord>();
      for (var user = 0; user < 1 + random.nextInt(3); user++) {
        var name = "user-" + index + "-" + user;
        records.addAll(generator.records(name, histories.history(name, 8)));
      }
      for (var part = index; part < everywhere.size(); part += count) {
        records.add(everywhere.get(part));
      }
      // Numbers whose width changes along the shard: as unpadded text they would not rise.
      var shard =
          new ShardModel<TransactionRecord>(index, BigInteger.valueOf(80 + random.nextInt(20)));
      records.stream()
          .sorted(Comparator.comparing(TransactionRecord::arrivedAt))
          .forEach(record -> shard.put(record, random.nextInt(5)));
      shards.add(shard);
    }
    return shards;
  }
}
