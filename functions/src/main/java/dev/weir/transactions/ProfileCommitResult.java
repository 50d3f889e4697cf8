package dev.weir.transactions;

import dev.weir.alerts.Alert;
import java.util.List;

/** What came of a commit. */
public sealed interface ProfileCommitResult {

  /**
   * It is stored.
   *
   * @param alerts those of its alerts that are new, without those in shadow mode
   */
  record Committed(List<Alert> alerts) implements ProfileCommitResult {
    public Committed {
      alerts = List.copyOf(alerts);
    }
  }

  /**
   * Nothing is stored: the profile has moved on meanwhile.
   *
   * @param found what is stored; {@link StoredProfile#NONE} where nothing is
   */
  record Moved(StoredProfile found) implements ProfileCommitResult {}
}
