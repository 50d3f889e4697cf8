package dev.weir.stream;

/**
 * A table, a bucket or the network failed and may succeed later: throttled, timed out, unreachable.
 * The only kind of failure that fails a batch; it is then redelivered from the first record that
 * was not applied. Input that will never be accepted is a {@link RefusedException}.
 */
public final class UnavailableException extends CallFailedException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception whose message names the request and the item or place; never a payload.
   */
  public UnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
