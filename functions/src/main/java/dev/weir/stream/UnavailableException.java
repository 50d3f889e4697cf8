package dev.weir.stream;

/**
 * A table, a bucket or the network did not do what was asked, and may do it later: throttled, timed
 * out, out of reach. The one kind of failure that fails a batch; it is then delivered again from
 * the first record that was not applied. What will never be accepted is a {@link RefusedException}.
 */
public final class UnavailableException extends CallFailedException {
  private static final long serialVersionUID = 1L;

  /** Says what was asked of which item or place; never a payload. */
  public UnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
