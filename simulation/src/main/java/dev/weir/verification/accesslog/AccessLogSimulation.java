package dev.weir.verification.accesslog;

import dev.weir.accesslog.commit.MinuteCounts;
import dev.weir.verification.simulation.EventSourceModel.Mistakes;
import dev.weir.verification.simulation.ShardModel;
import dev.weir.verification.simulation.Simulation;
import java.math.BigInteger;
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

  /** The pipeline as it is. */
  public static Simulation<LabelledRecord> asItIs() {
    return with(UnaryOperator.identity(), Mistakes.NONE);
  }

  /** A pipeline with a mistake that the simulation has to find. */
  public static Simulation<LabelledRecord> with(
      UnaryOperator<MinuteCounts> store, Mistakes mistakes) {
    return new Simulation<>(
        AccessLogSimulation::shards,
        disturbance -> new Deployed(START.plus(Duration.ofMinutes(10)), disturbance, store),
        mistakes);
  }

  /** The pipeline while its parser changes, and a replay of the quarantine in the end. */
  public static Simulation<LabelledRecord> withChangingParser() {
    return changing(false);
  }

  /** The same with a replay that also takes objects which no commit names. */
  public static Simulation<LabelledRecord> withReplayOfAllObjects() {
    return changing(true);
  }

  private static Simulation<LabelledRecord> changing(boolean ignoresCommits) {
    var now = START.plus(Duration.ofMinutes(10));
    return new Simulation<>(
        AccessLogSimulation::shards,
        disturbance -> new ChangingParser(new Deployed(now, disturbance), now, ignoresCommits),
        Mistakes.NONE);
  }

  private static List<ShardModel<LabelledRecord>> shards(SplittableRandom random) {
    var shards = new ArrayList<ShardModel<LabelledRecord>>();
    var generator = new RecordGenerator(random.split(), START);
    for (var index = 0; index < 1 + random.nextInt(3); index++) {
      // Numbers whose width changes on the way: as text, unpadded, they would not rise.
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
