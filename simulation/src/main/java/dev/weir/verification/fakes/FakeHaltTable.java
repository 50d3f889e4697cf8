package dev.weir.verification.fakes;

import dev.weir.market.reference.HaltStore;
import dev.weir.market.reference.Halts;

/** Halts in memory: one item, seen alike from every Region. */
public final class FakeHaltTable {

  private Halts halts = Halts.NONE;

  /** The table as it is reached from one Region. */
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
      return true; // its own write, sent again
    }
    if (halts.revision() != next.revision() - 1) {
      return false;
    }
    halts = next;
    return true;
  }

  /** What holds now. */
  public Halts halts() {
    return halts;
  }
}
