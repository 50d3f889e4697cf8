package dev.weir.verification.engine;

import dev.weir.testkit.EventSourceModel.Mistakes;
import dev.weir.testkit.HandlerVerification;
import dev.weir.testkit.ShardModel;
import dev.weir.testkit.Simulation;
import dev.weir.verification.accesslog.AccessLogSimulation;
import dev.weir.verification.archive.ArchiveDeliveries;
import dev.weir.verification.fakes.FailedCall;
import dev.weir.verification.market.FunctionsOfTheMarket;
import dev.weir.verification.transactions.TransactionSimulation;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongFunction;

/** Runs each pipeline's worlds from seeds, as checks of the shared engine. */
public final class EngineChecks {

  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final List<String> TEXTS =
      List.of("one", "two words", "and three words", "", "poison", "good crack bad", "a b c d");
  private static final List<String> USERS = List.of("ana", "ben", "cleo", WordsDeployed.REFUSED);

  private EngineChecks() {}

  static Simulation<WordsRecord> words() {
    return new Simulation<>(
        EngineChecks::shards, WordsDeployed::new, FailedCall::unavailable, Mistakes.NONE);
  }

  private static List<ShardModel<WordsRecord>> shards(SplittableRandom random) {
    var shards = new ArrayList<ShardModel<WordsRecord>>();
    for (var index = 0; index < 1 + random.nextInt(3); index++) {
      shards.add(shard(index, 1 + random.nextInt(12), random));
    }
    return shards;
  }

  static ShardModel<WordsRecord> shard(int index, int size, SplittableRandom random) {
    var shard = new ShardModel<WordsRecord>(index, BigInteger.valueOf(80 + random.nextInt(20)));
    for (var i = 0; i < size; i++) {
      var user = USERS.get(random.nextInt(USERS.size()));
      var text = TEXTS.get(random.nextInt(TEXTS.size()));
      shard.put(new WordsRecord(user, text, START.plusSeconds(i)), random.nextInt(3));
    }
    return shard;
  }

  static List<String> verifyWords(long seed) {
    var shard = shard(0, 12, new SplittableRandom(seed));
    return HandlerVerification.verifyHandler(shard, WordsDeployed::new, FailedCall::unavailable);
  }

  /** Each pipeline in every way of delivery, by a seed; what is wrong then, a line each. */
  static Map<String, LongFunction<List<String>>> pipelines() {
    return Map.of(
        "words", EngineChecks::verifyWords,
        "access logs", AccessLogSimulation::verifyHandler,
        "transactions", TransactionSimulation::verifyHandler,
        "archive", ArchiveDeliveries::verifyHandler,
        "marks", FunctionsOfTheMarket::verifyMarks,
        "risk", FunctionsOfTheMarket::verifyRisk,
        "delivery", FunctionsOfTheMarket::verifyDelivery);
  }

  /**
   * Whether a pipeline finds a mistake in the engine, with any of these seeds. Called in a class
   * loader that holds the mistake.
   */
  public static boolean isFound(String pipeline, int seeds) {
    var verify = pipelines().get(pipeline);
    for (var seed = 1L; seed <= seeds; seed++) {
      try {
        if (!verify.apply(seed).isEmpty()) {
          return true;
        }
      } catch (RuntimeException e) {
        return true; // an engine that throws is found as well
      }
    }
    return false;
  }
}
