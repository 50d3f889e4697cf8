package dev.weir.events.codec;

/** Limits the work of reading JSON, in tokens: names, values, and beginnings and ends of both. */
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
