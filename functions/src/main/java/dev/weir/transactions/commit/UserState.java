package dev.weir.transactions.commit;

import dev.weir.alerts.Alert;
import dev.weir.transactions.decide.StoredProfile;
import java.time.Instant;
import java.util.List;

/**
 * The known state of a user.
 *
 * @param stored the stored profile
 * @param unpublished alerts that were stored with it and are not published yet
 * @param arrivedAt when the last of the records that they are about arrived
 */
public record UserState(StoredProfile stored, List<Alert> unpublished, Instant arrivedAt) {

  /** Returns the state of a user whose alerts are all published or left to the sweep. */
  public static UserState of(StoredProfile stored) {
    return new UserState(stored, List.of(), Instant.EPOCH);
  }
}
