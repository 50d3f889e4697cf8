package dev.weir.verification.simulation;

/** The function's process ends here; no code of ours may catch it. */
public final class CrashError extends Error {
  private static final long serialVersionUID = 1L;

  /** A crash at a call of a port. */
  public CrashError(String where) {
    super(where, null, false, false);
  }
}
