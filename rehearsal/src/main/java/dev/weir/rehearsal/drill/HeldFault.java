package dev.weir.rehearsal.drill;

import dev.weir.local.fault.LocalFault;
import dev.weir.local.region.FaultSwitch;
import dev.weir.local.region.RegionFaultState;
import java.time.Duration;

/**
 * A Region's faults, which must be renewed: the local cloud soon ends them once this process is
 * gone, even if it was killed.
 */
final class HeldFault {

  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final Duration RENEWAL = Duration.ofSeconds(4);

  private final FaultSwitch faults;
  private final String region;
  private final RegionFaultState before;
  private Thread renewal;

  /** Creates faults for a Region, which may already have others. */
  HeldFault(FaultSwitch faults, String region) {
    this.faults = faults;
    this.region = region;
    before = faults.get(region);
  }

  /** Returns the Region's earlier faults. */
  RegionFaultState before() {
    return before;
  }

  /** Replaces the Region's faults until {@link #end}. */
  synchronized void begin(RegionFaultState wrong) {
    faults.set(region, wrong, LEASE);
    renewal = Thread.ofVirtual().name("hold a fault").start(() -> renew(wrong));
  }

  private void renew(RegionFaultState wrong) {
    try {
      while (true) {
        Thread.sleep(RENEWAL);
        renewOnce(wrong);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (LocalFault cloudIsGone) {
      return; // and its faults with it
    }
  }

  private synchronized void renewOnce(RegionFaultState wrong) {
    if (renewal != null) {
      faults.set(region, wrong, LEASE);
    }
  }

  /** Restores the earlier faults. */
  synchronized void end() {
    if (renewal != null) {
      renewal.interrupt();
      renewal = null;
    }
    faults.set(region, before);
  }
}
