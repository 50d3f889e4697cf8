package dev.weir.transactions.commit;

import dev.weir.alerts.Alert;
import dev.weir.transactions.decide.StoredProfile;
import java.util.List;

/**
 * The stored state of a user after a commit, or as a commit found it.
 *
 * @param profile {@link StoredProfile#NONE} if nothing is stored
 * @param newAlerts the alerts that the commit stored, without those in shadow mode and those
 *     already present; none if it stored nothing
 */
public record StoredUser(StoredProfile profile, List<Alert> newAlerts) {

  public StoredUser {
    newAlerts = List.copyOf(newAlerts);
  }

  /** Returns the state found by a commit that stored nothing. */
  public static StoredUser found(StoredProfile profile) {
    return new StoredUser(profile, List.of());
  }
}
