package dev.weir.testkit;

import dev.weir.testkit.EventSourceModel.Mistakes;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * One world from a seed, in which shards are split and merged: children are delivered once their
 * parents are, as Lambda does it, while zombies of the parents continue alongside them. So the
 * records of a partition key are in order over all shards.
 *
 * @param generations makes the shards: the first ones, their children, theirs
 * @param pipeline deploys it again, with every port disturbed alike
 * @param failure what a port throws whose call failed
 * @param <R> the expectation of a record
 */
public record Resharding<R extends StreamRecord>(
    Function<SplittableRandom, List<List<ShardModel<R>>>> generations,
    Function<CallDisturbance, ? extends SimulatedDeployment<R>> pipeline,
    Function<String, RuntimeException> failure) {

  /** Runs a world; returns its final violations, one per line. */
  public List<String> run(long seed) {
    var random = new SplittableRandom(seed);
    var world = new World<R>(random, pipeline, failure, Mistakes.NONE);
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
