package dev.weir.verification.simulation;

import dev.weir.verification.fakes.CallDisturbance;
import dev.weir.verification.simulation.EventSourceModel.Mistakes;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * One world from a seed: shards with records, an event source each, faults at every call. Runs it
 * to its end and says what is wrong then. The same seed gives the same world again.
 *
 * @param shards makes the shards
 * @param pipeline deploys it again, with every port disturbed alike
 * @param mistakes of the event source
 * @param <R> what is known of the records
 */
public record Simulation<R extends StreamRecord>(
    Function<SplittableRandom, List<ShardModel<R>>> shards,
    Function<CallDisturbance, ? extends SimulatedDeployment<R>> pipeline,
    Mistakes mistakes) {

  /** Runs a world; returns what is wrong at its end, a line each. */
  public List<String> run(long seed) {
    var random = new SplittableRandom(seed);
    var world = new World<R>(random, pipeline, mistakes);
    var made = shards.apply(random);
    return world.drain(made)
        ? world.end(made.stream().map(ShardModel::records).toList())
        : List.of("the shards are not drained");
  }

  /**
   * Runs the worlds of a range of seeds on all cores.
   *
   * @param to inclusive
   * @return of the lowest seed whose world ends wrong: how to replay it, and what is wrong
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
