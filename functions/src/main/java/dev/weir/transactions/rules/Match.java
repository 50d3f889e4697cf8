package dev.weir.transactions.rules;

import dev.weir.alerts.Alert;
import java.time.Instant;
import java.util.Optional;

/**
 * What a rule found: an alert but for the time of raising.
 *
 * @param type the rule's name, such as {@code CARD_TESTING}
 * @param ruleVersion the version of the rule set
 * @param common mode and severity
 * @param userId whom it is about
 * @param subject what of the user it is about: a transaction's id, or the number of an episode
 * @param summary a sentence that a person understands on a phone
 * @param evidence the figures, a JSON object
 * @param late whether a transaction that contributes came later than the rules wait for
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
   * The alert's id, {@code TYPE/user/subject}: the same whenever the same is found. A slash within
   * a part is written as {@code %2F}, so that no two findings share an id.
   */
  public String id() {
    return type + "/" + part(userId) + "/" + subject;
  }

  static String part(String text) {
    return text.replace("%", "%25").replace("/", "%2F");
  }

  /** Whether it is only to be recorded. */
  public boolean shadow() {
    return common.mode() == Mode.SHADOW;
  }

  /** The alert that is raised at a time. */
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
