package dev.weir.verification.market;

import dev.weir.market.WriteConflictException;
import dev.weir.stream.UnavailableException;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.CrashError;
import dev.weir.testkit.Interleaving;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Disturbs the calls that one Region's functions make: others are interleaved, calls are throttled,
 * answers lost or calls made twice, writes conflict, processes crash; a Region that is cut off
 * reaches none of the shared tables; in a lost Region nothing continues.
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
   * Creates faults that a generator decides.
   *
   * @param oneIn how many calls there are per fault of each kind
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

  /** Ends all faults, in a Region that is not lost; calls are still interleaved. */
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
