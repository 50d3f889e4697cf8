package dev.weir.samples;

import java.util.Objects;

/**
 * Says that a transaction belongs to a pattern that was put into a sample. All transactions of one
 * occurrence have equal labels.
 *
 * @param pattern which
 * @param userId whose; no user has more than one occurrence
 * @param alertId of the one alert that the occurrence is to raise under the default rules
 */
public record TransactionLabel(TransactionPattern pattern, String userId, String alertId) {

  public TransactionLabel {
    Objects.requireNonNull(pattern, "pattern");
    Objects.requireNonNull(userId, "userId");
    Objects.requireNonNull(alertId, "alertId");
  }

  static TransactionLabel of(TransactionPattern pattern, String userId, String subject) {
    return new TransactionLabel(pattern, userId, pattern + "/" + userId + "/" + subject);
  }
}
