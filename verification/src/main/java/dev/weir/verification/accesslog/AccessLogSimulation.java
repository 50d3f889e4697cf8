package dev.weir.verification.accesslog;

import dev.weir.accesslog.MinuteCounts;
import dev.weir.verification.accesslog.EventSourceModel.Mistakes;
import dev.weir.verification.simulation.Faults;
import dev.weir.verification.simulation.Interleaving;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * One world from a seed: shards with records, an event source each, faults at every call. Runs it
 * to its end and says what is wrong then. The same seed gives the same world again.
 */
public final class AccessLogSimulation {

  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final int MOST_STEPS = 200_000;

  private final UnaryOperator<MinuteCounts> store;
  private final Mistakes mistakes;

  /** The pipeline as it is. */
  public AccessLogSimulation() {
    this(UnaryOperator.identity(), Mistakes.NONE);
  }

  /** A pipeline with a mistake that the simulation has to find. */
  public AccessLogSimulation(UnaryOperator<MinuteCounts> store, Mistakes mistakes) {
    this.store = store;
    this.mistakes = mistakes;
  }

  /** Runs a world; returns what is wrong at its end, a line each. */
  public List<String> run(long seed) {
    var random = new SplittableRandom(seed);
    var interleaving = new Interleaving(random.split());
    var faults = new Faults(random.split(), interleaving);
    var deployed = new Deployed(START.plus(Duration.ofMinutes(10)), faults, store);
    var shards = shards(random);
    var sources = new ArrayList<EventSourceModel>();
    for (var shard : shards) {
      sources.add(new EventSourceModel(shard, deployed, interleaving, random.split(), mistakes));
    }
    for (var step = 0; !sources.stream().allMatch(EventSourceModel::isDrained); step++) {
      if (step == MOST_STEPS) {
        return List.of("the shards are not drained after " + step + " steps");
      }
      if (step == MOST_STEPS / 2) {
        faults.stop();
      }
      sources.get(random.nextInt(sources.size())).act();
      interleaving.advance();
    }
    faults.stop();
    while (interleaving.advance()) {
      // zombies come to their end
    }
    deployed.pass(Duration.ofMinutes(2));
    deployed.sweep();
    var records = shards.stream().flatMap(shard -> shard.records().stream()).toList();
    return new Expectation(records).violations(deployed);
  }

  private static List<ShardModel> shards(SplittableRandom random) {
    var shards = new ArrayList<ShardModel>();
    var generator = new RecordGenerator(random.split(), START);
    for (var index = 0; index < 1 + random.nextInt(3); index++) {
      // Numbers whose width changes on the way: as text, unpadded, they would not rise.
      var shard = new ShardModel(index, BigInteger.valueOf(80 + random.nextInt(20)));
      for (var count = 1 + random.nextInt(12); count > 0; count--) {
        shard.put(generator.next(), random.nextInt(5));
      }
      shards.add(shard);
    }
    return shards;
  }
}
