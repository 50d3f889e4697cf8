package dev.weir.events.transaction;

import java.util.Objects;

/** Bytes or values that are no valid transaction: no retry can help them. */
public final class InvalidTransactionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;

  /**
   * Says what is wrong.
   *
   * @param detail the field and what it should be; never its value
   */
  public InvalidTransactionException(Problem problem, String detail) {
    // Without a stack trace: a stream of bad records must not cost what a bug does.
    super(detail, null, false, false);
    this.problem = Objects.requireNonNull(problem);
  }

  /** The kind of mistake. */
  public Problem problem() {
    return problem;
  }
}
