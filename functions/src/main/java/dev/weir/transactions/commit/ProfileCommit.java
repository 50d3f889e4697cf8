package dev.weir.transactions.commit;

import dev.weir.alerts.Alert;
import dev.weir.transactions.decide.StoredProfile;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * One conditional write: a user's profile and the alerts that it raises. No id occurs twice,
 * because DynamoDB refuses a transaction with two operations on one item: of alerts with the same
 * id the first is kept.
 *
 * @param user the user's id
 * @param beforeVersion the version that must still be stored; 0 if none is
 * @param after the profile to store
 * @param alerts alerts to publish
 * @param shadowAlerts alerts to record only
 * @param expiresAt when the profile may be deleted
 * @param replayOf the place of the transaction that a replay takes from quarantine: it is stored
 *     along, and the commit changes nothing if it is stored already. Empty in any other commit
 */
public record ProfileCommit(
    String user,
    long beforeVersion,
    StoredProfile after,
    List<Alert> alerts,
    List<Alert> shadowAlerts,
    Instant expiresAt,
    Optional<String> replayOf) {

  /** A DynamoDB transaction takes 100 items, and one of them is the profile. */
  public static final int MAX_ALERTS = 99;

  /** Creates a commit of a stream's transactions. */
  public ProfileCommit(
      String user,
      long beforeVersion,
      StoredProfile after,
      List<Alert> alerts,
      List<Alert> shadowAlerts,
      Instant expiresAt) {
    this(user, beforeVersion, after, alerts, shadowAlerts, expiresAt, Optional.empty());
  }

  public ProfileCommit {
    var ids = new HashSet<String>();
    alerts = alerts.stream().filter(alert -> ids.add(alert.id())).toList();
    shadowAlerts = shadowAlerts.stream().filter(alert -> ids.add(alert.id())).toList();
    if (alerts.size() + shadowAlerts.size() + replayOf.stream().count() > MAX_ALERTS) {
      throw new IllegalArgumentException("A commit takes up to " + MAX_ALERTS + " alerts");
    }
  }
}
