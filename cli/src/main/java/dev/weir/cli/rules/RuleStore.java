package dev.weir.cli.rules;

import dev.weir.settings.InvalidSettingsException;
import dev.weir.transactions.rules.RuleSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the versions of the rules are kept. */
interface RuleStore {

  /**
   * A version.
   *
   * @param document as it is stored, which {@code weir rules apply} need not have done
   * @param appliedAt empty for the built-in one
   */
  record Version(int number, String document, Optional<Instant> appliedAt) {

    /** The one that holds where none was applied. */
    static final Version BUILT_IN =
        new Version(RuleSet.BUILT_IN, RuleSet.defaults().toJson(), Optional.empty());

    /** Its rules; empty where the document is not a rule set: the pipeline passes it over. */
    Optional<RuleSet> rules() {
      try {
        return Optional.of(RuleSet.parse(document, number));
      } catch (InvalidSettingsException e) {
        return Optional.empty();
      }
    }
  }

  /** Every version, the built-in one first. */
  List<Version> history();

  /**
   * Stores the next version.
   *
   * @return false if another one of this number is there: nothing is stored then
   */
  boolean apply(RuleSet next);
}
