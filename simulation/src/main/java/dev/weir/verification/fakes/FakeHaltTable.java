package dev.weir.verification.fakes;

import dev.weir.market.reference.HaltStore;
import dev.weir.market.reference.Halts;
import dev.weir.testkit.CallDisturbance;

/** Halts in memory: one item, seen alike from every Region. */
public final class FakeHaltTable {

  private Halts halts = Halts.NONE;

  /** Returns the table as seen from one Region. */
  public HaltStore from(CallDisturbance disturbance) {
    return new HaltStore() {
      @Override
      public Halts halts() {
        return disturbance.around("read halts", () -> halts);
      }

      @Override
      public boolean replace(Halts next) {
        return disturbance.around("replace halts", () -> put(next));
      }
    };
  }

  private boolean put(Halts next) {
    if (halts.equals(next)) {
      return true; // its own write, retried
    }
    if (halts.revision() != next.revision() - 1) {
      return false;
    }
    halts = next;
    return true;
  }

  /** Returns the present halts. */
  public Halts halts() {
    return halts;
  }
}
