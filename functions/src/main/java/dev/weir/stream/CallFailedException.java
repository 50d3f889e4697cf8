package dev.weir.stream;

/**
 * A failed call to an AWS service, of one of two kinds: it may succeed later ({@link
 * UnavailableException}), or the same call never will ({@link RefusedException}). Catch this if the
 * difference does not matter.
 */
public abstract sealed class CallFailedException extends RuntimeException
    permits UnavailableException, RefusedException {
  private static final long serialVersionUID = 1L;

  CallFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
