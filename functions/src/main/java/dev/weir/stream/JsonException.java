package dev.weir.stream;

/** The text is not JSON, or not the JSON expected at this place. */
final class JsonException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String problem;
  private final int offset;

  JsonException(String problem, int offset) {
    // No stack trace: a hostile record can cause this for each of its lines.
    super(problem, null, false, false);
    this.problem = problem;
    this.offset = offset;
  }

  String problem() {
    return problem;
  }

  int offset() {
    return offset;
  }
}
