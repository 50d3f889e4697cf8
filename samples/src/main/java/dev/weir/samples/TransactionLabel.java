package dev.weir.samples;

import java.util.Objects;

/**
 * Says that a transaction belongs to a pattern that was put into a sample. All transactions of one
 * occurrence have equal labels.
 *
 * @param pattern which
 * @param userId whose; no user has more than one occurrence
 * @param alertPrefix what the id of the one alert begins with that the occurrence raises under the
 *     default rules: all but the transaction that raises it, which depends on the order of arrival
 */
public record TransactionLabel(TransactionPattern pattern, String userId, String alertPrefix) {

  public TransactionLabel {
    Objects.requireNonNull(pattern, "pattern");
    Objects.requireNonNull(userId, "userId");
    Objects.requireNonNull(alertPrefix, "alertPrefix");
  }

  static TransactionLabel of(TransactionPattern pattern, String userId, String place) {
    return new TransactionLabel(pattern, userId, pattern + "/" + userId + "/" + place);
  }

  /** The prefix of an alert's id: all but the transaction that raised it. */
  public static String prefixOf(String alertId) {
    return alertId.substring(0, alertId.lastIndexOf('/') + 1);
  }
}
