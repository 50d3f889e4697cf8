package dev.weir.transactions.commit;

import dev.weir.alerts.Alert;
import dev.weir.transactions.decide.StoredProfile;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;

/**
 * One conditional write: a user's profile and the alerts that it raises. No id is in it twice, for
 * DynamoDB refuses a transaction with two operations on one item: of alerts with one id the first
 * stays.
 *
 * @param user whose
 * @param beforeVersion the version that must still be stored; 0: none is
 * @param after what to store
 * @param alerts to be published
 * @param shadowAlerts to be recorded only
 * @param expiresAt when the profile may be forgotten
 */
public record ProfileCommit(
    String user,
    long beforeVersion,
    StoredProfile after,
    List<Alert> alerts,
    List<Alert> shadowAlerts,
    Instant expiresAt) {

  /** A DynamoDB transaction takes 100 items, and one of them is the profile. */
  public static final int MAX_ALERTS = 99;

  public ProfileCommit {
    var ids = new HashSet<String>();
    alerts = alerts.stream().filter(alert -> ids.add(alert.id())).toList();
    shadowAlerts = shadowAlerts.stream().filter(alert -> ids.add(alert.id())).toList();
    if (alerts.size() + shadowAlerts.size() > MAX_ALERTS) {
      throw new IllegalArgumentException("A commit takes up to " + MAX_ALERTS + " alerts");
    }
  }
}
