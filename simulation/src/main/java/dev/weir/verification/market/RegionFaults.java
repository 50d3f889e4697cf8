package dev.weir.verification.market;

import dev.weir.market.WriteConflictException;
import dev.weir.stream.UnavailableException;
import dev.weir.verification.fakes.CallDisturbance;
import dev.weir.verification.simulation.CrashError;
import dev.weir.verification.simulation.Interleaving;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What happens to the calls that one Region's functions make: others run in between, calls are
 * throttled, answers lost or calls made twice, writes collide, processes crash; cut off from the
 * others, the Region reaches none of their tables; lost, nothing of it runs on.
 */
final class RegionFaults implements CallDisturbance {

  private static final Set<String> WRITES =
      Set.of(
          "put mark",
          "override mark",
          "put pulse",
          "commit risk",
          "put beat",
          "replace lease",
          "replace halts");
  private static final Set<String> REGIONAL =
      Set.of("read feed", "commit feed", "publish decision", "quarantine");

  private final RandomGenerator random;
  private final Interleaving interleaving;
  private final int oneIn;
  private boolean stopped;
  private boolean cutOff;
  private boolean lost;

  /**
   * Faults that a generator decides.
   *
   * @param oneIn how many calls there are to a fault of each kind
   */
  RegionFaults(RandomGenerator random, Interleaving interleaving, int oneIn) {
    this.random = random;
    this.interleaving = interleaving;
    this.oneIn = oneIn;
  }

  void cutOff(boolean now) {
    cutOff = now;
  }

  boolean isCutOff() {
    return cutOff;
  }

  void lose() {
    lost = true;
  }

  boolean isLost() {
    return lost;
  }

  /** From now on nothing fails, in a Region that is not lost; calls are still interleaved. */
  void stop() {
    stopped = true;
    cutOff = false;
  }

  @Override
  public void before(String call) {
    step();
    reach(call);
    if (WRITES.contains(call) && happens()) {
      throw new WriteConflictException(call, null);
    }
    fail(call);
  }

  @Override
  public boolean isSentAgain(String call) {
    return happens();
  }

  @Override
  public void after(String call) {
    reach(call);
    fail(call);
    step();
  }

  private void step() {
    if (random.nextInt(3) > 0) {
      interleaving.step();
    }
    if (lost) {
      throw new CrashError("lost");
    }
  }

  private void reach(String call) {
    if (cutOff && !REGIONAL.contains(call)) {
      throw new UnavailableException(call, null);
    }
  }

  private void fail(String call) {
    if (happens()) {
      throw new CrashError(call);
    }
    if (happens()) {
      throw new UnavailableException(call, null);
    }
  }

  private boolean happens() {
    return !stopped && random.nextInt(oneIn) == 0;
  }
}
