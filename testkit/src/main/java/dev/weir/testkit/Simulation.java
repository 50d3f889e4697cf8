package dev.weir.testkit;

import dev.weir.testkit.EventSourceModel.Mistakes;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * One world from a seed: shards with records, an event source for each, faults at every call. It
 * runs to its end and reports the violations. The same seed reproduces the same world.
 *
 * @param shards makes the shards
 * @param pipeline deploys it again, with every port disturbed alike
 * @param failure what a port throws whose call failed
 * @param mistakes of the event source
 * @param <R> the labels of the records
 */
public record Simulation<R extends StreamRecord>(
    Function<SplittableRandom, List<ShardModel<R>>> shards,
    Function<CallDisturbance, ? extends SimulatedDeployment<R>> pipeline,
    Function<String, RuntimeException> failure,
    Mistakes mistakes) {

  /** Runs a world; returns its final violations, one per line. */
  public List<String> run(long seed) {
    var random = new SplittableRandom(seed);
    var world = new World<R>(random, pipeline, failure, mistakes);
    var made = shards.apply(random);
    return world.drain(made)
        ? world.end(made.stream().map(ShardModel::records).toList())
        : List.of("the shards are not drained");
  }

  /**
   * Runs the worlds of a range of seeds on all cores.
   *
   * @param to inclusive
   * @return for the lowest seed whose world ends wrong: how to replay it, and its violations
   */
  public Optional<String> firstViolation(long from, long to) {
    return LongStream.rangeClosed(from, to)
        .parallel()
        .mapToObj(this::violation)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> violation(long seed) {
    var violations = run(seed);
    return violations.isEmpty()
        ? Optional.empty()
        : Optional.of("Replay with -Dweir.seed=%d: %s".formatted(seed, violations));
  }
}
