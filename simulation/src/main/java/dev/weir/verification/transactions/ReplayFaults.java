package dev.weir.verification.transactions;

import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.CrashError;
import java.util.random.RandomGenerator;

/** The world's faults while records are delivered, and crashes of the command while it replays. */
final class ReplayFaults implements CallDisturbance {

  private static final int ONE_IN = 6;

  // Rarer with each crash, so that a replay of many objects comes to its end.
  private static final int CRASHES_UNTIL_RARER = 4;

  private final CallDisturbance delivering;
  private RandomGenerator random;
  private int crashes;

  ReplayFaults(CallDisturbance delivering) {
    this.delivering = delivering;
  }

  /** Makes commands crash at some of their calls, before the effect or after it. */
  void replay(RandomGenerator decidesOn) {
    random = decidesOn;
  }

  /** Ends all disturbances. */
  void stop() {
    random = null;
  }

  @Override
  public void before(String call) {
    delivering.before(call);
    crash(call);
  }

  @Override
  public void after(String call) {
    delivering.after(call);
    crash(call);
  }

  private void crash(String call) {
    if (random != null && random.nextInt(ONE_IN + crashes / CRASHES_UNTIL_RARER) == 0) {
      crashes++;
      throw new CrashError(call);
    }
  }
}
