package dev.weir.accesslog.formats;

/**
 * Finds where the request of a line in Apache's common format begins. In front of the time stands
 * the user's name, which the client chooses and which may hold blanks, brackets and whole lines. So
 * nothing is read from the front: the request's opening quote is found first, by the time in
 * brackets that stands right before it.
 */
final class RequestStart {

  private RequestStart() {}

  /**
   * The line's first quote that {@code [time]} stands before, with a blank between them or, as in
   * API Gateway's example, without; -1 where there is none. A server that escapes quotes writes
   * none before it.
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
   * The next quote from {@code at} on that {@code " [time] "} stands before; -1 where there is
   * none. Without the blank before it, or with one after it, it can be the closing quote of a
   * field.
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

  /** Where the bracket opens that closes here, if it holds as many bytes as a time has. */
  private static int openOf(int bracket) {
    return bracket - TimeText.CLF_LENGTH - 1;
  }

  /** Where the time begins that stands before this quote. */
  static int time(byte[] b, int quote) {
    return quote - TimeText.CLF_LENGTH - (b[quote - 1] == ' ' ? 2 : 1);
  }

  /**
   * The line's first quote, if brackets that hold no time stand before it; else -1. Such a line has
   * a bad time.
   */
  static int afterNoTime(byte[] b, int user, int to) {
    int quote = ByteSearch.indexOf((byte) '"', b, user, to);
    boolean closed = quote - 2 > user && b[quote - 1] == ' ' && b[quote - 2] == ']';
    int open = closed ? ByteSearch.lastIndexOf((byte) '[', b, user, quote - 2) : -1;
    return open > user && b[open - 1] == ' ' ? quote : -1;
  }
}
