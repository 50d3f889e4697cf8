package dev.weir.stream;

/**
 * A service refuses its input and would always refuse the same call: an item or a message that is
 * too long, an invalid parameter. Retrying is useless: it must be sent in a shorter form, or be
 * quarantined, and must not hold up later records.
 */
public final class RefusedException extends CallFailedException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception whose message names the request and the item or place; never a payload.
   */
  public RefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
