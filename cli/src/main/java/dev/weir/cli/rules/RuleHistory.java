package dev.weir.cli.rules;

import dev.weir.client.CommandFault;
import dev.weir.transactions.rules.RuleSet;
import java.util.List;

/**
 * The versions of the rules at a point in time.
 *
 * @param versions the built-in one first
 */
record RuleHistory(List<RuleStore.StoredRuleVersion> versions) {

  RuleHistory {
    versions = List.copyOf(versions);
  }

  static RuleHistory of(RuleStore store) {
    return new RuleHistory(store.history());
  }

  /** Returns the rules in effect: the latest usable ones. */
  RuleSet present() {
    return versions.reversed().stream()
        .flatMap(version -> version.rules().stream())
        .findFirst()
        .orElseThrow();
  }

  /** Returns the version of {@link #present}. */
  RuleStore.StoredRuleVersion latest() {
    return version(present().version());
  }

  /**
   * Returns a version.
   *
   * @throws CommandFault if there is no version with this number
   */
  RuleStore.StoredRuleVersion version(int number) {
    return versions.stream()
        .filter(version -> version.number() == number)
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFault(
                    "There is no version " + number + " of the rules.",
                    "weir rules show --history lists all versions."));
  }

  /** Returns the number for the next version, after all existing ones, including unusable ones. */
  int nextNumber() {
    return versions.getLast().number() + 1;
  }
}
