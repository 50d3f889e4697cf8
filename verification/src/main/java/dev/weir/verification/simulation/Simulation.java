package dev.weir.verification.simulation;

import dev.weir.verification.fakes.Disturbance;
import dev.weir.verification.simulation.EventSourceModel.Mistakes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * One world from a seed: shards with records, an event source each, faults at every call. Runs it
 * to its end and says what is wrong then. The same seed gives the same world again.
 *
 * @param shards makes the shards
 * @param pipeline deploys it anew, with every port disturbed alike
 * @param mistakes of the event source
 * @param <R> what is known of the records
 */
public record Simulation<R extends StreamRecord>(
    Function<SplittableRandom, List<ShardModel<R>>> shards,
    Function<Disturbance, ? extends Deployment<R>> pipeline,
    Mistakes mistakes) {

  private static final int MOST_STEPS = 200_000;

  /** Runs a world; returns what is wrong at its end, a line each. */
  public List<String> run(long seed) {
    var random = new SplittableRandom(seed);
    var interleaving = new Interleaving(random.split());
    var faults = new Faults(random.split(), interleaving);
    var deployed = pipeline.apply(faults);
    var world = shards.apply(random);
    var sources = new ArrayList<EventSourceModel>();
    for (var shard : world) {
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
    return deployed.violations(world.stream().map(ShardModel::records).toList());
  }
}
