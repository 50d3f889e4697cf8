package dev.weir.events.json;

/** The text is not JSON, or not the JSON expected at this place. */
public final class JsonException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String problem;
  private final int offset;

  JsonException(String problem, int offset) {
    // No stack trace: a hostile record can cause this for each of its lines.
    super(problem, null, false, false);
    this.problem = problem;
    this.offset = offset;
  }

  /** Returns what is wrong, without any of the text. */
  public String problem() {
    return problem;
  }

  /** Returns where the text is wrong, as an index into the bytes. */
  public int offset() {
    return offset;
  }
}
