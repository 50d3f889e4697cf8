package dev.weir.transactions.rules;

import dev.weir.alerts.Alert;
import java.time.Instant;
import java.util.Optional;

/**
 * A rule's finding: an alert except for the time at which it is raised.
 *
 * @param type the rule's name, such as {@code CARD_TESTING}
 * @param ruleVersion the version of the rule set
 * @param common mode and severity
 * @param userId the user that it is about
 * @param subject the part of the id after the user: a transaction's id, or the number of an episode
 * @param summary a sentence that a person understands on a phone
 * @param evidence the figures, a JSON object
 * @param late whether a contributing transaction came later than the rules wait for
 */
public record Match(
    String type,
    int ruleVersion,
    RuleSet.Common common,
    String userId,
    String subject,
    String summary,
    String evidence,
    boolean late) {

  /**
   * Returns the alert's id, {@code TYPE/user/subject}: the same whenever the same pattern is found.
   * A slash within a part is written as {@code %2F}, so that no two findings share an id.
   */
  public String id() {
    return type + "/" + part(userId) + "/" + subject;
  }

  static String part(String text) {
    return text.replace("%", "%25").replace("/", "%2F");
  }

  /** Whether it is only recorded. */
  public boolean shadow() {
    return common.mode() == Mode.SHADOW;
  }

  /** Returns the alert, raised at a time. */
  public Alert toAlert(Instant raisedAt) {
    return new Alert(
        id(),
        type,
        ruleVersion,
        common.severity(),
        Optional.empty(),
        Optional.of(userId),
        raisedAt,
        summary,
        evidence);
  }
}
