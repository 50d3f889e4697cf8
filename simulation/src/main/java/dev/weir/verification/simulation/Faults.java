package dev.weir.verification.simulation;

import dev.weir.stream.UnavailableException;
import dev.weir.verification.fakes.CallDisturbance;
import java.util.random.RandomGenerator;

/**
 * Disturbs calls at random: others run in between, calls are throttled, answers lost, processes
 * crash; until it is told to stop, so that everything comes to an end.
 */
public final class Faults implements CallDisturbance {

  private static final int ONE_IN = 40;

  private final RandomGenerator random;
  private final Interleaving interleaving;
  private boolean stopped;

  /** Faults that this generator decides. */
  public Faults(RandomGenerator random, Interleaving interleaving) {
    this.random = random;
    this.interleaving = interleaving;
  }

  /** From now on nothing fails; calls are still interleaved. */
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
      throw new UnavailableException(how, null);
    }
  }
}
