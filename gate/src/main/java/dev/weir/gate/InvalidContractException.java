package dev.weir.gate;

/** An unreadable folder of contracts: the text names place and remedy. */
public final class InvalidContractException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidContractException(String message) {
    super(message);
  }

  InvalidContractException(String message, Throwable cause) {
    super(message, cause);
  }
}
