package dev.weir.transactions.commit;

import dev.weir.alerts.Alert;
import dev.weir.transactions.decide.StoredProfile;
import java.time.Instant;
import java.util.List;

/**
 * What is known of a user.
 *
 * @param stored what is stored
 * @param unpublished alerts that were stored with it, and are not published yet
 * @param arrivedAt when the last of the records arrived that they are about
 */
public record UserState(StoredProfile stored, List<Alert> unpublished, Instant arrivedAt) {

  /** Of a user whose alerts are all published, or are for the sweep. */
  public static UserState of(StoredProfile stored) {
    return new UserState(stored, List.of(), Instant.EPOCH);
  }
}
