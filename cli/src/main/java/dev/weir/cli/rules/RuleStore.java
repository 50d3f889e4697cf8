package dev.weir.cli.rules;

import dev.weir.settings.InvalidSettingsException;
import dev.weir.transactions.rules.RuleSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The store of the rules' versions. */
interface RuleStore {

  /**
   * A version.
   *
   * @param document as stored, which may have been written without {@code weir rules apply}
   * @param appliedAt empty for the built-in one
   */
  record StoredRuleVersion(int number, String document, Optional<Instant> appliedAt) {

    /** The version in effect if none was applied. */
    static final StoredRuleVersion BUILT_IN =
        new StoredRuleVersion(RuleSet.BUILT_IN, RuleSet.defaults().toJson(), Optional.empty());

    /**
     * Returns its rules; empty if the document is not a rule set, in which case the pipeline
     * ignores it.
     */
    Optional<RuleSet> rules() {
      try {
        return Optional.of(RuleSet.parse(document, number));
      } catch (InvalidSettingsException e) {
        return Optional.empty();
      }
    }
  }

  /** Returns every version, the built-in one first. */
  List<StoredRuleVersion> history();

  /**
   * Stores the next version.
   *
   * @return false if the number is taken, in which case nothing is stored
   */
  boolean apply(RuleSet next);
}
