package dev.weir.rehearsal.drill;

import dev.weir.local.fault.LocalFault;
import dev.weir.local.region.FaultSwitch;
import dev.weir.local.region.RegionFaultState;
import java.time.Duration;

/**
 * Faults of a Region that last while they are held: the local cloud ends them by itself soon after
 * this process is gone, even where it is killed.
 */
final class HeldFault {

  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final Duration RENEWAL = Duration.ofSeconds(4);

  private final FaultSwitch faults;
  private final String region;
  private final RegionFaultState before;
  private Thread renewal;

  /** Faults of a Region that has others, or none, until now. */
  HeldFault(FaultSwitch faults, String region) {
    this.faults = faults;
    this.region = region;
    before = faults.get(region);
  }

  /** What was wrong with the Region before. */
  RegionFaultState before() {
    return before;
  }

  /** Has the faults take the place of what was wrong, until {@link #end}. */
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

  /** Puts back what was wrong before. */
  synchronized void end() {
    if (renewal != null) {
      renewal.interrupt();
      renewal = null;
    }
    faults.set(region, before);
  }
}
