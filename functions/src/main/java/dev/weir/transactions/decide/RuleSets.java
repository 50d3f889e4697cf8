package dev.weir.transactions.decide;

import dev.weir.transactions.rules.RuleSet;

/** The rules as set by operators. */
@FunctionalInterface
public interface RuleSets {

  /**
   * Returns the latest valid rule set; the built-in one if none was applied.
   *
   * @throws dev.weir.stream.UnavailableException if the table does not answer
   */
  RuleSet latest();
}
