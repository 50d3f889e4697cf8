package dev.weir.stream;

/** The input of the function is not Lambda's event for Kinesis: a bug of the caller. */
public final class MalformedEventException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int offset;

  MalformedEventException(String problem, int offset) {
    super("Malformed Kinesis event: " + problem + " offset=" + offset);
    this.offset = offset;
  }

  /** Returns where in the event the problem was found, in bytes from its beginning. */
  public int offset() {
    return offset;
  }
}
