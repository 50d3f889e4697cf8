package dev.weir.local.region;

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

  /** Waits while the Region is lost. */
  public synchronized void awaitThere() throws InterruptedException {
    while (faults.lost()) {
      wait();
    }
  }
}
