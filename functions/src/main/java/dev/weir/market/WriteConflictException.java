package dev.weir.market;

/**
 * Two Regions wrote an item of a strongly consistent table at the same moment, and this write was
 * refused: nothing was stored. To be tried again, which {@link ConflictRetry} does.
 */
public final class WriteConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says which item was to be written. */
  public WriteConflictException(String message, Throwable cause) {
    super(message, cause);
  }
}
