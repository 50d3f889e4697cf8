package dev.weir.events.json;

/** Limits the work of reading JSON, in tokens: values, names, and escapes in strings. */
@FunctionalInterface
public interface TokenBudget {

  /** Sets no limit, for texts that are not from outside. */
  TokenBudget UNLIMITED = _ -> {};

  /**
   * Counts tokens that were read.
   *
   * @throws RuntimeException of the budget's own type if there are more than allowed
   */
  void spend(long tokens);
}
