package dev.weir.transactions.rules;

import java.util.List;

/** A document that is not a rule set. */
public final class InvalidRuleSetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings(
      "serial") // nobody serializes it; an unmodifiable list is, in fact, serializable
  private final transient List<String> problems;

  /** Creates an exception with every problem: its path in the document, the error, the remedy. */
  public InvalidRuleSetException(List<String> problems) {
    super("Not a rule set: " + String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Returns every problem, in the document's order. */
  public List<String> problems() {
    return problems;
  }
}
