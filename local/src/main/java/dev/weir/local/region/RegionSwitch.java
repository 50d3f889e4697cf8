package dev.weir.local.region;

/** The faults of one Region, switched on and off while it runs. */
public final class RegionSwitch {

  private volatile RegionFaults faults = RegionFaults.NONE;

  /** What is wrong now. */
  public RegionFaults faults() {
    return faults;
  }

  /** Takes the place of what was wrong until now. */
  public synchronized void set(RegionFaults wrong) {
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
