package dev.weir.transactions.decide;

import dev.weir.settings.InvalidSettingsException;
import dev.weir.transactions.rules.RuleSet;
import java.time.Instant;

/**
 * A stored version of the rules.
 *
 * @param version from 2; 1 is built in and not stored
 * @param document the rule set as JSON
 * @param appliedAt when it was applied
 */
public record AppliedRules(int version, String document, Instant appliedAt) {

  /**
   * Parses the document.
   *
   * @throws InvalidSettingsException where it was stored by other means than {@code weir rules
   *     apply}, or by a later Weir, and can't be used
   */
  public RuleSet rules() {
    return RuleSet.parse(document, version);
  }
}
