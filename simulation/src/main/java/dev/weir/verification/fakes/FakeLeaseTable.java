package dev.weir.verification.fakes;

import dev.weir.market.risk.lease.Lease;
import dev.weir.market.risk.lease.LeaseStore;
import dev.weir.testkit.CallDisturbance;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The leases in memory: one table, seen alike from every Region. Times are kept in milliseconds.
 */
public final class FakeLeaseTable {

  private final Map<String, Lease> leases = new TreeMap<>();

  /** Returns the table as seen from one Region. */
  public LeaseStore from(CallDisturbance disturbance) {
    return new LeaseStore() {
      @Override
      public Optional<Lease> read(String group) {
        return disturbance.around("read lease", () -> Optional.ofNullable(leases.get(group)));
      }

      @Override
      public boolean replace(Optional<Lease> before, Lease after) {
        return disturbance.around("replace lease", () -> swap(before, after));
      }
    };
  }

  private boolean swap(Optional<Lease> before, Lease after) {
    var expected = before.map(FakeLeaseTable::asStored);
    if (!expected.equals(Optional.ofNullable(leases.get(after.group())))) {
      return false;
    }
    overwrite(after);
    return true;
  }

  /** Writes unconditionally, as an operator may. */
  public void overwrite(Lease lease) {
    leases.put(lease.group(), asStored(lease));
  }

  private static Lease asStored(Lease lease) {
    return new Lease(
        lease.group(),
        lease.holder(),
        lease.epoch(),
        lease.expiresAt().truncatedTo(ChronoUnit.MILLIS),
        lease.refreshed());
  }

  /** Returns all leases, by group. */
  public Map<String, Lease> all() {
    return Map.copyOf(leases);
  }
}
