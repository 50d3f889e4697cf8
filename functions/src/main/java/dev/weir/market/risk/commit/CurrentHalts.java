package dev.weir.market.risk.commit;

import dev.weir.market.reference.HaltStore;
import dev.weir.market.reference.Halts;
import dev.weir.stream.UnavailableException;

/**
 * The operators' halts as last read. They are read for each batch after it has come, and again if a
 * stored decision is based on a later revision: the revision that decisions are based on never
 * decreases from version to version.
 */
public final class CurrentHalts {

  private final HaltStore store;
  private Halts known = Halts.NONE;

  public CurrentHalts(HaltStore store) {
    this.store = store;
  }

  /**
   * Reads the current halts.
   *
   * @throws UnavailableException if the table does not answer
   */
  public synchronized void refresh() {
    var found = store.halts();
    known = found.revision() >= known.revision() ? found : known;
  }

  /**
   * Returns the halts of a revision or a later one.
   *
   * @throws UnavailableException if the table does not answer
   */
  synchronized Halts since(long revision) {
    if (known.revision() < revision) {
      refresh();
    }
    return known;
  }
}
