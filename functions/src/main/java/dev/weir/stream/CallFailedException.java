package dev.weir.stream;

/**
 * A call of an AWS service failed, in one of two ways: it may succeed later ({@link
 * UnavailableException}), or the same call never will ({@link RefusedException}). Who only wants to
 * know that it failed catches this.
 */
public abstract sealed class CallFailedException extends RuntimeException
    permits UnavailableException, RefusedException {
  private static final long serialVersionUID = 1L;

  CallFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
