package dev.weir.verification.archive;

import dev.weir.stream.UnavailableException;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.CrashError;

/** Kills the process at the n-th call of a port, and fails every fifth commit. */
final class Kills implements CallDisturbance {
  private int callsLeft;
  private int commits;

  /** Kills at a call from now on; 0 for none. */
  void afterCalls(int number) {
    callsLeft = number;
  }

  @Override
  public void before(String call) {
    if (callsLeft > 0 && --callsLeft == 0) {
      throw new CrashError(call);
    }
    if (call.equals("commit") && ++commits % 5 == 0) {
      throw new UnavailableException("throttled", null);
    }
  }
}
