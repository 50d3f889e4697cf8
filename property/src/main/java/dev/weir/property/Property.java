package dev.weir.property;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Checks that something holds for generated cases, the same in each run. A failure names the seed
 * of its case, and {@code -Dweir.seed=SEED} runs that case alone again. {@code -Dweir.tries=N} sets
 * the number of cases of all properties that do not say their own.
 */
public final class Property {

  /** The system property with the seed of the only case to run. */
  public static final String SEED = "weir.seed";

  private static final int TRIES = Integer.getInteger("weir.tries", 1_000);

  // Every build tries the same cases, so that a failure is caused by the change under test.
  private static final long DEFAULT_SEED = 20_261_129L;

  private Property() {}

  /** A condition that must hold for a case; throws if it does not. */
  @FunctionalInterface
  public interface Check {
    void of(Draw draw) throws Exception;
  }

  /** Checks a thousand cases, or as many as {@code -Dweir.tries} says. */
  public static void holds(Check check) {
    holds(TRIES, check);
  }

  /**
   * Checks a number of cases.
   *
   * @throws AssertionError at the first case that fails, with its seed and the failure as its cause
   */
  public static void holds(int tries, Check check) {
    var replayed = System.getProperty(SEED, "");
    if (!replayed.isEmpty()) {
      run(Long.parseLong(replayed), 1, check);
      return;
    }
    var seeds = new SplittableRandom(DEFAULT_SEED);
    for (var number = 1; number <= tries; number++) {
      run(seeds.nextLong(), number, check);
    }
  }

  // Errors are caught as well: a stack overflow needs its seed as much as an assertion does.
  private static void run(long seed, int number, Check check) {
    try {
      check.of(new Draw(seed));
    } catch (Throwable failure) {
      throw new AssertionError(
          String.format(
              Locale.ROOT,
              "Case %d failed. Run it again with -D%s=%d%n%s",
              number,
              SEED,
              seed,
              failure),
          failure);
    }
  }
}
