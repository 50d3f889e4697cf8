package dev.weir.verification.simulation;

import dev.weir.verification.fakes.CallDisturbance;
import dev.weir.verification.simulation.EventSourceModel.Mistakes;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * A pipeline and its event sources, with faults at every call. What happens in it is decided by a
 * seed.
 */
final class World<R extends StreamRecord> {

  private static final int MAX_STEPS = 200_000;

  private final SplittableRandom random;
  private final Interleaving interleaving;
  private final Faults faults;
  private final SimulatedDeployment<R> deployed;
  private final Mistakes mistakes;
  private int steps;

  World(
      SplittableRandom random,
      Function<CallDisturbance, ? extends SimulatedDeployment<R>> pipeline,
      Mistakes mistakes) {
    this.random = random;
    this.mistakes = mistakes;
    interleaving = new Interleaving(random.split());
    faults = new Faults(random.split(), interleaving);
    deployed = pipeline.apply(faults);
  }

  /**
   * Delivers shards until every record is confirmed. Invocations that were given up may go on.
   *
   * @return false where that takes too many steps: a shard is held up
   */
  boolean drain(List<ShardModel<R>> shards) {
    var sources = shards.stream().map(this::source).toList();
    while (!sources.stream().allMatch(EventSourceModel::isDrained)) {
      if (steps == MAX_STEPS) {
        return false;
      }
      if (steps == MAX_STEPS / 2) {
        faults.stop();
      }
      sources.get(random.nextInt(sources.size())).act();
      interleaving.advance();
      steps++;
    }
    return true;
  }

  private EventSourceModel source(ShardModel<R> shard) {
    var function = new FunctionModel(deployed::coldStart, random.split());
    return new EventSourceModel(shard, function, interleaving, random.split(), mistakes);
  }

  /** Lets everything come to its end; returns what is wrong then, a line each. */
  List<String> end(List<List<R>> shards) {
    faults.stop();
    while (interleaving.advance()) {
      // zombies come to their end
    }
    deployed.pass(Duration.ofMinutes(2));
    deployed.sweep();
    return deployed.violations(shards);
  }
}
