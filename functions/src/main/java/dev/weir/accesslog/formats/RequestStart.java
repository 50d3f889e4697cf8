package dev.weir.accesslog.formats;

/**
 * Finds where the request of a line in Apache's common format begins. The time is preceded by the
 * user's name, which the client chooses and which may contain blanks, brackets and complete lines.
 * So nothing is read from the front: the request's opening quote is found first, by the time in
 * brackets right before it.
 */
final class RequestStart {

  private RequestStart() {}

  /**
   * Returns the line's first quote preceded by {@code [time]}, with a blank between them or, as in
   * API Gateway's example, without; -1 if there is none. A server that escapes quotes writes none
   * before it.
   *
   * @param user where the user's name begins
   */
  static int first(byte[] b, int user, int to) {
    int bracket = ByteSearch.indexOf((byte) ']', b, user, to);
    while (bracket >= 0 && bracket + 1 < to) {
      int quote = b[bracket + 1] == ' ' ? bracket + 2 : bracket + 1;
      if (quote < to && b[quote] == '"' && endsTime(b, bracket, user)) {
        return quote;
      }
      bracket = ByteSearch.indexOf((byte) ']', b, bracket + 1, to);
    }
    return -1;
  }

  /**
   * Returns the next quote from {@code at} on preceded by {@code " [time] "}; -1 if there is none.
   * Without the blank before it, or with one after it, it can be the closing quote of a field.
   */
  static int next(byte[] b, int at, int user, int to) {
    int bracket = ByteSearch.indexOf((byte) ']', b, at, to);
    while (bracket >= 0) {
      int quote = bracket + 2;
      boolean quoteAfter =
          quote + 1 < to && b[bracket + 1] == ' ' && b[quote] == '"' && b[quote + 1] != ' ';
      if (quoteAfter && endsTime(b, bracket, user) && b[openOf(bracket) - 1] == ' ') {
        return quote;
      }
      bracket = ByteSearch.indexOf((byte) ']', b, bracket + 1, to);
    }
    return -1;
  }

  private static boolean endsTime(byte[] b, int bracket, int user) {
    int open = openOf(bracket);
    return open > user && b[open] == '[' && TimeText.hasClfMarks(b, open + 1);
  }

  /**
   * Returns the opening bracket for this closing one if they contain as many bytes as a time has.
   */
  private static int openOf(int bracket) {
    return bracket - TimeText.CLF_LENGTH - 1;
  }

  /** Returns where the time before this quote begins. */
  static int time(byte[] b, int quote) {
    return quote - TimeText.CLF_LENGTH - (b[quote - 1] == ' ' ? 2 : 1);
  }

  /**
   * Returns the line's first quote if it is preceded by brackets without a time; otherwise -1. Such
   * a line has a bad time.
   */
  static int afterNoTime(byte[] b, int user, int to) {
    int quote = ByteSearch.indexOf((byte) '"', b, user, to);
    boolean closed = quote - 2 > user && b[quote - 1] == ' ' && b[quote - 2] == ']';
    int open = closed ? ByteSearch.lastIndexOf((byte) '[', b, user, quote - 2) : -1;
    return open > user && b[open - 1] == ' ' ? quote : -1;
  }
}
