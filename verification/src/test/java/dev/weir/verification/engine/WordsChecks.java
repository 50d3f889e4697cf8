package dev.weir.verification.engine;

import dev.weir.testkit.EventSourceModel.Mistakes;
import dev.weir.testkit.HandlerVerification;
import dev.weir.testkit.ShardModel;
import dev.weir.testkit.Simulation;
import dev.weir.verification.fakes.CallFailure;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Worlds of the pipeline that counts words, from seeds. */
final class WordsChecks {

  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final List<String> TEXTS =
      List.of("one", "two words", "and three words", "", "poison", "good crack bad", "a b c d");
  private static final List<String> USERS = List.of("ana", "ben", "cleo", WordsDeployed.REFUSED);

  private WordsChecks() {}

  static Simulation<WordsRecord> words() {
    return new Simulation<>(
        WordsChecks::shards, WordsDeployed::new, CallFailure::unavailable, Mistakes.NONE);
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
    return HandlerVerification.verifyHandler(shard, WordsDeployed::new, CallFailure::unavailable);
  }
}
