package dev.weir.events.transaction;

import java.util.Objects;

/** Bytes or values that are not a valid transaction, which no retry can change. */
public final class InvalidTransactionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;

  /**
   * Creates an exception.
   *
   * @param detail the field and its requirements; never its value
   */
  public InvalidTransactionException(Problem problem, String detail) {
    // Without a stack trace: a stream of bad records must not cost as much as a bug.
    super(detail, null, false, false);
    this.problem = Objects.requireNonNull(problem);
  }

  public Problem problem() {
    return problem;
  }
}
