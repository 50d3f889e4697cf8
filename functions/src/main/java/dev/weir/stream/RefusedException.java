package dev.weir.stream;

/**
 * A service refuses what it was given, and would refuse the same call for ever: an item or a
 * message that is too long, an invalid parameter. To try it again helps nobody: it must be sent in
 * a shorter form, or put into quarantine, and must not hold up what comes after it.
 */
public final class RefusedException extends CallFailedException {
  private static final long serialVersionUID = 1L;

  /** Says what was asked of which item or place; never a payload. */
  public RefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
