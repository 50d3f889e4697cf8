package dev.weir.cli.rules;

import dev.weir.client.CommandFault;
import dev.weir.transactions.rules.RuleSet;
import java.util.List;

/**
 * The versions of the rules, as they were at one time.
 *
 * @param versions the built-in one first
 */
record RuleHistory(List<RuleStore.Version> versions) {

  RuleHistory {
    versions = List.copyOf(versions);
  }

  static RuleHistory of(RuleStore store) {
    return new RuleHistory(store.history());
  }

  /** The rules that hold: the latest that can be used. */
  RuleSet present() {
    return versions.reversed().stream()
        .flatMap(version -> version.rules().stream())
        .findFirst()
        .orElseThrow();
  }

  /** The version that {@link #present} has. */
  RuleStore.Version latest() {
    return version(present().version());
  }

  /**
   * A version.
   *
   * @throws CommandFault if there is none of this number
   */
  RuleStore.Version version(int number) {
    return versions.stream()
        .filter(version -> version.number() == number)
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFault(
                    "There is no version " + number + " of the rules.",
                    "weir rules show --history lists those that there are."));
  }

  /** The number that the next one has: after those, too, that can't be used. */
  int nextNumber() {
    return versions.getLast().number() + 1;
  }
}
