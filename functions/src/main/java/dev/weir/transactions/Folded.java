package dev.weir.transactions;

import dev.weir.transactions.rules.Finding;
import java.util.List;

/**
 * A user's transactions, folded into what was stored.
 *
 * @param before what was stored
 * @param after what is to be stored
 * @param findings of all transactions folded
 * @param undecided those on which a rule failed: they are not in the profile
 * @param duplicates how many had been sent before
 */
record Folded(
    StoredProfile before,
    StoredProfile after,
    List<Finding> findings,
    List<Undecided> undecided,
    int duplicates) {

  /**
   * A transaction on which a rule failed.
   *
   * @param failure what was thrown
   */
  record Undecided(ReceivedTransaction received, String failure) {}

  /** Whether there is anything to store: there is not where all was applied. */
  boolean isChanged() {
    return after.version() != before.version();
  }
}
