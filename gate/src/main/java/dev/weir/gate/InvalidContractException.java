package dev.weir.gate;

/** A folder of contracts that can't be read: the text names place and remedy. */
public final class InvalidContractException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidContractException(String message) {
    super(message);
  }

  InvalidContractException(String message, Throwable cause) {
    super(message, cause);
  }
}
