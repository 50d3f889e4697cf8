package dev.weir.events.market;

/** A message that is not a valid tick; the text names the problem, and never quotes the message. */
public final class InvalidTickException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final TickProblem problem;

  /** Creates an exception with a detail such as {@code price is not a decimal text}. */
  public InvalidTickException(TickProblem problem, String detail) {
    // No stack trace: a hostile record can cause this for each of its lines.
    super(detail, null, false, false);
    this.problem = problem;
  }

  public TickProblem problem() {
    return problem;
  }
}
