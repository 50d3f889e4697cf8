package dev.weir.market.risk.commit;

import dev.weir.market.reference.HaltStore;
import dev.weir.market.reference.Halts;
import dev.weir.stream.UnavailableException;

/**
 * What operators ordered by hand, as it was last read. Read for each batch after that has come, and
 * again where a stored decision rests on a later revision: what a decision rests on never goes back
 * from version to version.
 */
public final class CurrentHalts {

  private final HaltStore store;
  private Halts known = Halts.NONE;

  public CurrentHalts(HaltStore store) {
    this.store = store;
  }

  /**
   * Reads what holds now.
   *
   * @throws UnavailableException where the table does not answer
   */
  public synchronized void refresh() {
    var found = store.halts();
    known = found.revision() >= known.revision() ? found : known;
  }

  /**
   * What holds, of a revision or a later one.
   *
   * @throws UnavailableException where the table does not answer
   */
  synchronized Halts since(long revision) {
    if (known.revision() < revision) {
      refresh();
    }
    return known;
  }
}
