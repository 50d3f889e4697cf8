package dev.weir.testkit;

/** Ends the function's process; none of Weir's code may catch it. */
public final class CrashError extends Error {
  private static final long serialVersionUID = 1L;

  /** Creates a crash at a call of a port. */
  public CrashError(String where) {
    super(where, null, false, false);
  }
}
