package dev.weir.verification.simulation;

import dev.weir.verification.fakes.CallDisturbance;
import dev.weir.verification.simulation.EventSourceModel.Mistakes;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * One world from a seed, in which shards are split and merged: children are delivered once their
 * parents are, as Lambda does it, while zombies of the parents go on alongside them. What there is
 * of a partition key is so in order over all shards.
 *
 * @param generations makes the shards: the first ones, their children, theirs
 * @param pipeline deploys it again, with every port disturbed alike
 * @param <R> what is known of the records
 */
public record Resharding<R extends StreamRecord>(
    Function<SplittableRandom, List<List<ShardModel<R>>>> generations,
    Function<CallDisturbance, ? extends SimulatedDeployment<R>> pipeline) {

  /** Runs a world; returns what is wrong at its end, a line each. */
  public List<String> run(long seed) {
    var random = new SplittableRandom(seed);
    var world = new World<R>(random, pipeline, Mistakes.NONE);
    var inOrder = new ArrayList<R>();
    for (var generation : generations.apply(random)) {
      if (!world.drain(generation)) {
        return List.of("the shards are not drained");
      }
      generation.forEach(shard -> inOrder.addAll(shard.records()));
    }
    return world.end(List.of(inOrder));
  }
}
