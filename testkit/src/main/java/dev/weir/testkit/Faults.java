package dev.weir.testkit;

import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Disturbs calls at random: others run in between, calls are throttled, answers lost, processes
 * crash; until {@link #stop}, so that everything comes to an end.
 */
public final class Faults implements CallDisturbance {

  private static final int ONE_IN = 40;

  private final RandomGenerator random;
  private final Interleaving interleaving;
  private final Function<String, RuntimeException> failure;
  private boolean stopped;

  /**
   * Faults that this generator decides.
   *
   * @param failure what a port throws whose call failed
   */
  public Faults(
      RandomGenerator random,
      Interleaving interleaving,
      Function<String, RuntimeException> failure) {
    this.random = random;
    this.interleaving = interleaving;
    this.failure = failure;
  }

  /** Ends all faults; calls are still interleaved. */
  public void stop() {
    stopped = true;
  }

  @Override
  public void before(String call) {
    interleaving.step();
    fail("throttled: " + call);
  }

  @Override
  public void after(String call) {
    fail("answer lost: " + call);
    interleaving.step();
  }

  private void fail(String how) {
    if (stopped) {
      return;
    }
    if (random.nextInt(ONE_IN) == 0 && Unanswered.mayDie()) {
      throw new CrashError(how);
    }
    if (random.nextInt(ONE_IN) == 0) {
      throw failure.apply(how);
    }
  }
}
