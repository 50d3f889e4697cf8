package dev.weir.verification.accesslog;

import dev.weir.accesslog.commit.MinuteCounts;
import dev.weir.testkit.EventSourceModel.Mistakes;
import dev.weir.testkit.HandlerVerification;
import dev.weir.testkit.ShardModel;
import dev.weir.testkit.Simulation;
import dev.weir.verification.accesslog.LabelledRecord.LineLabel;
import dev.weir.verification.fakes.CallFailure;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** Worlds of access logs. */
public final class AccessLogSimulation {

  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  private AccessLogSimulation() {}

  /** The pipeline without mistakes. */
  public static Simulation<LabelledRecord> asItIs() {
    return with(UnaryOperator.identity(), Mistakes.NONE);
  }

  /** A pipeline with a mistake that the simulation must find. */
  public static Simulation<LabelledRecord> with(
      UnaryOperator<MinuteCounts> store, Mistakes mistakes) {
    return new Simulation<>(
        AccessLogSimulation::shards,
        disturbance -> new Deployed(START.plus(Duration.ofMinutes(10)), disturbance, store),
        CallFailure::unavailable,
        mistakes);
  }

  /**
   * The pipeline while it takes the place of an earlier version, of which invocations may go on.
   *
   * @param earlier makes the store of the earlier version of today's
   */
  public static Simulation<LabelledRecord> afterAnEarlierVersion(
      UnaryOperator<MinuteCounts> earlier) {
    return new Simulation<>(
        AccessLogSimulation::shards,
        disturbance -> new LaterVersion(START.plus(Duration.ofMinutes(10)), disturbance, earlier),
        CallFailure::unavailable,
        Mistakes.NONE);
  }

  /** The pipeline while its parser changes, and a replay of the quarantine in the end. */
  public static Simulation<LabelledRecord> withChangingParser() {
    return changing(false);
  }

  /** The same with a replay that also processes objects that no commit names. */
  public static Simulation<LabelledRecord> withReplayOfAllObjects() {
    return changing(true);
  }

  private static Simulation<LabelledRecord> changing(boolean ignoresCommits) {
    var now = START.plus(Duration.ofMinutes(10));
    return new Simulation<>(
        AccessLogSimulation::shards,
        disturbance -> new ChangingParser(new Deployed(now, disturbance), now, ignoresCommits),
        CallFailure::unavailable,
        Mistakes.NONE);
  }

  /** Delivers a shard of records from a seed in every way; the problems are a line each. */
  public static List<String> verifyHandler(long seed) {
    var random = new SplittableRandom(seed);
    var generator = new RecordGenerator(random, START);
    var shard = new ShardModel<LabelledRecord>(0, BigInteger.valueOf(95));
    for (var i = 0; i < 12; i++) {
      shard.put(i == 6 ? errors() : generator.next(), random.nextInt(3));
    }
    return HandlerVerification.verifyHandler(
        shard,
        disturbance -> new Deployed(START.plusSeconds(600), disturbance),
        CallFailure::unavailable);
  }

  /** As many errors of a service in a minute as raise an alert. */
  private static LabelledRecord errors() {
    var line = "shop:443 192.0.2.7 - - [23/Nov/2026:10:00:07 +0000] \"GET / HTTP/1.1\" 500 1";
    var label = new LineLabel("shop", START.getEpochSecond() + 7, 500, 1, line);
    return new LabelledRecord(
        String.join("\n", line, line, line).getBytes(StandardCharsets.UTF_8),
        START.plusSeconds(30),
        List.of(label, label, label));
  }

  private static List<ShardModel<LabelledRecord>> shards(SplittableRandom random) {
    var shards = new ArrayList<ShardModel<LabelledRecord>>();
    var generator = new RecordGenerator(random.split(), START);
    for (var index = 0; index < 1 + random.nextInt(3); index++) {
      // Numbers whose width changes along the shard: as unpadded text they would not rise.
      var shard =
          new ShardModel<LabelledRecord>(index, BigInteger.valueOf(80 + random.nextInt(20)));
      for (var count = 1 + random.nextInt(12); count > 0; count--) {
        shard.put(generator.next(), random.nextInt(5));
      }
      shards.add(shard);
    }
    return shards;
  }
}
