package dev.weir.local.region;

import java.util.function.Predicate;

/** The faults of one Region, switched on and off while it runs. */
public final class RegionSwitch {

  private volatile RegionFaultState faults = RegionFaultState.NONE;

  /** Returns the present faults. */
  public RegionFaultState faults() {
    return faults;
  }

  /** Replaces the faults. */
  public synchronized void set(RegionFaultState wrong) {
    faults = wrong;
    notifyAll();
  }

  /** Returns whether the Region is lost. */
  public boolean isLost() {
    return faults.lost();
  }

  /** Waits while the faults of the Region satisfy a predicate. */
  public synchronized void awaitNot(Predicate<RegionFaultState> such) throws InterruptedException {
    while (such.test(faults)) {
      wait();
    }
  }
}
