package dev.weir.transactions.decide;

import dev.weir.transactions.rules.RuleSet;

/** The rules as operators have set them. */
@FunctionalInterface
public interface RuleSets {

  /**
   * The latest valid rule set; the built-in one where none was applied.
   *
   * @throws dev.weir.stream.UnavailableException where the table does not answer
   */
  RuleSet latest();
}
