package dev.weir.transactions.commit;

import dev.weir.alerts.Alert;
import dev.weir.transactions.decide.StoredProfile;
import java.util.List;

/**
 * What is stored of a user, as a commit left or found it.
 *
 * @param profile {@link StoredProfile#NONE} where nothing is stored
 * @param newAlerts those of the commit's alerts that it stored, without those in shadow mode and
 *     those that were there already; none where it stored nothing
 */
public record StoredUser(StoredProfile profile, List<Alert> newAlerts) {

  public StoredUser {
    newAlerts = List.copyOf(newAlerts);
  }

  /** As a commit found it that stored nothing. */
  public static StoredUser found(StoredProfile profile) {
    return new StoredUser(profile, List.of());
  }
}
