package dev.weir.verification.fakes;

import dev.weir.market.reference.ReferenceSet;
import dev.weir.market.reference.ReferenceStore;
import dev.weir.market.reference.ReferenceVersion;
import dev.weir.stream.UnavailableException;
import dev.weir.testkit.CallDisturbance;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The reference data in memory: one table, seen alike from every Region. */
public final class FakeReferenceTable {

  // By their keys; includes those that were never in force.
  private final Map<String, ReferenceSet> sets = new HashMap<>();
  private Optional<ReferenceVersion> current = Optional.empty();

  /** Returns the table as seen from one Region. */
  public ReferenceStore from(CallDisturbance disturbance) {
    return new ReferenceStore() {
      @Override
      public Optional<ReferenceVersion> current() {
        return disturbance.around("read current reference", () -> current);
      }

      @Override
      public ReferenceSet read(ReferenceVersion version) {
        return disturbance.around("read reference", () -> content(version));
      }

      @Override
      public Optional<ReferenceVersion> load(
          ReferenceSet set, Optional<ReferenceVersion> before, Instant loadedAt) {
        return disturbance.around("load reference", () -> flip(set, before, loadedAt));
      }

      @Override
      public int removeOlderThan(ReferenceVersion version) {
        return disturbance.around("remove references", () -> remove(version));
      }
    };
  }

  private ReferenceSet content(ReferenceVersion version) {
    var set = sets.get(version.setKey());
    if (set == null) {
      throw new UnavailableException("Removed: there are newer ones", null);
    }
    return set;
  }

  private Optional<ReferenceVersion> flip(
      ReferenceSet set, Optional<ReferenceVersion> before, Instant loadedAt) {
    var number = before.map(ReferenceVersion::version).orElse(0L) + 1;
    var next = new ReferenceVersion(number, number + "-" + set.hashCode(), 1, loadedAt);
    sets.put(next.setKey(), set);
    if (!before.equals(current)) {
      return current.equals(Optional.of(next)) ? current : Optional.empty();
    }
    current = Optional.of(next);
    return current;
  }

  private int remove(ReferenceVersion version) {
    var before = sets.size();
    sets.keySet().removeIf(version::leavesBehind);
    return before - sets.size();
  }

  /** Loads the next version, and removes those that it makes obsolete. */
  public void load(ReferenceSet set, Instant loadedAt) {
    flip(set, current, loadedAt).ifPresent(this::remove);
  }

  /** Returns the version in force; 0 if there is none. */
  public long version() {
    return current.map(ReferenceVersion::version).orElse(0L);
  }

  /** Returns the set in force. */
  public ReferenceSet latest() {
    return content(current.orElseThrow());
  }
}
