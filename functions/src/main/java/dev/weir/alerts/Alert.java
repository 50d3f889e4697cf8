package dev.weir.alerts;

import dev.weir.events.ForeignText;
import dev.weir.telemetry.Pseudonym;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * A rule's finding, in a form that explains itself.
 *
 * @param id derived from the subject of the alert, so that the same alert can't be created twice:
 *     redeliveries, replays and retries all arrive at the same id
 * @param type the rule's name, such as {@code ERROR_COUNT}
 * @param ruleVersion the rule's version, from 1
 * @param severity how urgent it is
 * @param service the service that it is about, for access logs
 * @param user the user that it is about, for transactions
 * @param raisedAt when the rule first found it, to the millisecond
 * @param summary one sentence that a person understands on a phone, on one line of at most {@link
 *     #MAX_SUMMARY} characters: control characters in it are replaced, and a longer one is
 *     truncated
 * @param evidence the measured figures, a JSON object
 */
public record Alert(
    String id,
    String type,
    int ruleVersion,
    Severity severity,
    Optional<String> service,
    Optional<String> user,
    Instant raisedAt,
    String summary,
    String evidence) {

  /** The longest summary, in UTF-16 units. */
  public static final int MAX_SUMMARY = 400;

  public Alert {
    if (id.isBlank()) {
      throw new IllegalArgumentException("An alert needs an id that says what it is about");
    }
    Objects.requireNonNull(type);
    Objects.requireNonNull(severity);
    Objects.requireNonNull(service);
    Objects.requireNonNull(user);
    raisedAt = raisedAt.truncatedTo(ChronoUnit.MILLIS);
    summary = ForeignText.oneLine(summary, MAX_SUMMARY);
    if (!evidence.startsWith("{")) {
      throw new IllegalArgumentException("Evidence is a JSON object, type=" + type);
    }
  }

  /**
   * Returns the alert without its evidence, for storing or publishing if the full alert is refused.
   */
  Alert shortened() {
    return withEvidence(ShorterEvidence.NONE);
  }

  Alert withEvidence(String other) {
    return new Alert(id, type, ruleVersion, severity, service, user, raisedAt, summary, other);
  }

  /**
   * Returns its name in logs: its id or, because that of a user's alert contains the user, its type
   * and the user's pseudonym.
   */
  String nameInLog() {
    return user.map(about -> type + "/" + Pseudonym.of(about)).orElse(id);
  }
}
