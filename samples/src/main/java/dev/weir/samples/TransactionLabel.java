package dev.weir.samples;

import java.util.Objects;

/**
 * The pattern that a sample's transaction belongs to. All transactions of one occurrence have equal
 * labels.
 *
 * @param pattern the pattern
 * @param userId the user; none has more than one occurrence
 * @param alertPrefix the beginning of the id of the one alert that the occurrence raises under the
 *     default rules: all except the transaction that raises it, which depends on the order of
 *     arrival
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

  /** Returns the prefix of an alert's id: all except the transaction that raised it. */
  public static String prefixOf(String alertId) {
    return alertId.substring(0, alertId.lastIndexOf('/') + 1);
  }
}
