package dev.weir.verification.market;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Worlds of two Regions. The same seed reproduces the same world.
 *
 * @param variant of the pipeline
 * @param quarrelsomeOneIn how many worlds there are per world in which clocks differ much and
 *     sweeps are frequent, so that Regions take their leases from each other all the time
 */
public record MarketSimulation(MarketVariant variant, int quarrelsomeOneIn) {

  /** Creates a simulation in which a third of the worlds is quarrelsome. */
  public MarketSimulation(MarketVariant variant) {
    this(variant, 3);
  }

  /**
   * A world that ended wrong.
   *
   * @param violations one per line
   */
  public record Violation(long seed, List<String> violations) {}

  /** Runs a world; returns its final violations, one per line. */
  public List<String> run(long seed) {
    var random = new SplittableRandom(seed);
    return new MarketWorld(random, variant, random.nextInt(quarrelsomeOneIn) == 0).run();
  }

  /**
   * Runs the worlds of some seeds until one of them ends wrong, as many at once as there are
   * processors.
   */
  public Optional<Violation> firstViolation(long from, long to) {
    var next = new AtomicLong(from);
    var found = new ConcurrentSkipListMap<Long, List<String>>();
    // Virtual threads, like the worlds' tasks: switching between them is fast.
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
        threads.execute(() -> runAll(next, to, found));
      }
    }
    return Optional.ofNullable(found.firstEntry())
        .map(first -> new Violation(first.getKey(), first.getValue()));
  }

  private void runAll(AtomicLong next, long to, ConcurrentSkipListMap<Long, List<String>> found) {
    for (var seed = next.getAndIncrement();
        seed <= to && found.isEmpty();
        seed = next.getAndIncrement()) {
      var violations = run(seed);
      if (!violations.isEmpty()) {
        found.put(seed, violations);
      }
    }
  }
}
