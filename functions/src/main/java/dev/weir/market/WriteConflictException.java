package dev.weir.market;

/**
 * Two Regions wrote an item of a strongly consistent table at the same moment, and this write was
 * refused: nothing was stored. {@link ConflictRetry} retries it.
 */
public final class WriteConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception whose message names the item. */
  public WriteConflictException(String message, Throwable cause) {
    super(message, cause);
  }
}
