package dev.weir.local.region;

import java.util.function.Predicate;

/** The faults of one Region, switched on and off while it runs. */
public final class RegionSwitch {

  private volatile RegionFaultState faults = RegionFaultState.NONE;

  /** What is wrong now. */
  public RegionFaultState faults() {
    return faults;
  }

  /** Takes the place of what was wrong until now. */
  public synchronized void set(RegionFaultState wrong) {
    faults = wrong;
    notifyAll();
  }

  /** Whether nothing of the Region works now. */
  public boolean isLost() {
    return faults.lost();
  }

  /** Waits while the faults of the Region are such. */
  public synchronized void awaitNot(Predicate<RegionFaultState> such) throws InterruptedException {
    while (such.test(faults)) {
      wait();
    }
  }
}
