package dev.weir.accesslog.formats;

/** The fields after the request in Apache's common format: {@code "GET / HTTP/1.1" 200 2326}. */
final class CommonAnswer {

  private static final int NONE = -1;

  private CommonAnswer() {}

  /**
   * Returns where the status of the first complete answer after a quote begins; -1 if there is
   * none.
   */
  static int wholeStatus(byte[] b, int quote, int to) {
    int end = Quotes.end(b, quote + 1, to);
    while (end >= 0 && end + 2 < to) {
      if (isWhole(b, end + 2, to)) {
        return end + 2;
      }
      end = Quotes.end(b, end + 1, to);
    }
    return NONE;
  }

  /** Whether a status and a byte count, as servers write them, begin here. */
  private static boolean isWhole(byte[] b, int status, int to) {
    int end = ByteSearch.blankOrEnd(b, status, to);
    if (NumberText.status(b, status, end) == NumberText.UNREADABLE) {
      return false;
    }
    int bytes = end + 1;
    return end == to || NumberText.isCountOrNone(b, bytes, ByteSearch.blankOrEnd(b, bytes, to));
  }

  /**
   * Returns the only quote at which a request with a complete answer can begin. Only a server that
   * does not escape quotes in the user's name, such as Traefik, writes a line that has several.
   *
   * @param first the first quote at which a request can begin
   * @param second the next one
   * @return -1 if several answers are complete; {@code first} if none is
   */
  static int onlyWhole(byte[] b, int first, int second, int user, int to) {
    int only = NONE;
    int quote = first;
    int next = second;
    while (quote >= 0) {
      int status = wholeStatus(b, quote, to);
      if (status < 0) {
        // Then no later quote has one either.
        break;
      }
      boolean sameAnswer = next >= 0 && next < status - 2;
      if (only != NONE || sameAnswer) {
        return NONE;
      }
      only = quote;
      // The quote that closes this request may open another.
      quote = next >= status - 2 ? next : RequestStart.next(b, status - 4, user, to);
      next = quote < 0 ? NONE : RequestStart.next(b, quote, user, to);
    }
    return only == NONE ? first : only;
  }
}
