package dev.weir.stream;

/** The input of the function is not a Kinesis event of Lambda: a bug of whoever called it. */
public final class MalformedEventException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int offset;

  MalformedEventException(String problem, int offset) {
    super("Malformed Kinesis event: " + problem + " offset=" + offset);
    this.offset = offset;
  }

  /** Where in the event the problem was met, in bytes from its beginning. */
  public int offset() {
    return offset;
  }
}
