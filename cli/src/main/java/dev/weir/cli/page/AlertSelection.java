package dev.weir.cli.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;

/**
 * The alerts about users that somebody wants to see.
 *
 * @param rule empty for all
 * @param user a part of the user's id, in lower case; empty for all
 * @param mode {@code live}, {@code shadow}, or empty for both
 */
record AlertSelection(String rule, String user, String mode) {

  /** Reads {@code rule}, {@code user} and {@code mode}. */
  static AlertSelection of(Map<String, String> query) {
    return new AlertSelection(
        query.getOrDefault("rule", ""),
        query.getOrDefault("user", "").toLowerCase(Locale.ROOT),
        query.getOrDefault("mode", ""));
  }

  boolean includes(ObjectNode alert) {
    return (rule.isEmpty() || rule.equals(alert.path("type").asText()))
        && alert.path("user").asText().toLowerCase(Locale.ROOT).contains(user)
        && (mode.isEmpty() || mode.equals(AlertNode.isShadow(alert) ? "shadow" : "live"));
  }
}
