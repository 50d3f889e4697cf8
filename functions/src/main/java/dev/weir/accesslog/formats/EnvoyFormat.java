package dev.weir.accesslog.formats;

/**
 * Envoy's default format (Envoy documentation, "Access logging") and those of Istio's proxies,
 * before and since 1.9 (Istio documentation, "Envoy access logs"). The authority, without its port,
 * is the service. Code 0 means that there was no response.
 *
 * <p>Envoy escapes nothing in text. Path, X-Forwarded-For, user agent and request id are the
 * client's and may hold quotes. The time stands before them. The code is found by the fields that
 * only Envoy writes after the request; a line that has such fields twice is ambiguous.
 */
final class EnvoyFormat implements LineFormat {

  /** X-Forwarded-For, user agent, request id, authority, upstream host: in quotes each. */
  private static final int QUOTES = 10;

  private static final int NONE = -1;

  private final EnvoyAnswer answer = new EnvoyAnswer();
  private final EnvoyAnswer other = new EnvoyAnswer();

  @Override
  public LineResult parse(byte[] b, int from, int to, AccessLogLine line) {
    if (!Opening.isBracketedDate(b, from, to)) {
      return LineResult.NOT_AN_ACCESS_LOG;
    }
    int close = ByteSearch.indexOf((byte) ']', b, from, to);
    if (close < 0 || close + 2 >= to || b[close + 1] != ' ' || b[close + 2] != '"') {
      return LineResult.NOT_AN_ACCESS_LOG;
    }
    line.take(Role.RFC3339_TIME, from + 1, close);
    int quote = next(answer, b, close + 3, to);
    if (quote < 0) {
      return line.verdict();
    }
    if (next(other, b, quote + 1, to) >= 0 || !takeAuthority(b, answer.after(), to, line)) {
      return LineResult.AMBIGUOUS;
    }
    line.take(Role.STATUS, answer.code(), answer.codeEnd());
    line.take(Role.BYTES, answer.sent(), answer.sentEnd());
    return line.verdict();
  }

  private static int next(EnvoyAnswer into, byte[] b, int from, int to) {
    int quote = ByteSearch.indexOf((byte) '"', b, from, to);
    while (quote >= 0 && !into.read(b, quote, to)) {
      quote = ByteSearch.indexOf((byte) '"', b, quote + 1, to);
    }
    return quote;
  }

  /**
   * Takes the fourth of the fields in quotes, which is also the last but one: false where these are
   * two, as a quote in a field before it can have moved either.
   */
  private static boolean takeAuthority(byte[] b, int from, int to, AccessLogLine line) {
    int quotes = count(b, from, to);
    int open = opening(b, from, to);
    int close = open < 0 ? NONE : Quotes.plainEnd(b, open + 1, to);
    if (close < 0) {
      // Too few: the line was cut. With more a quote of the client's is among them.
      return quotes <= QUOTES;
    }
    if (quotes > QUOTES && !isLastButOne(b, open, close, to)) {
      return false;
    }
    line.take(Role.HOST, open + 1, close);
    return true;
  }

  /** Where the fourth field in quotes opens. */
  private static int opening(byte[] b, int from, int to) {
    int open = from;
    for (int i = 0; i < 3; i++) {
      int close = Quotes.plainEnd(b, open + 1, to);
      if (close < 0 || close + 2 >= to || b[close + 2] != '"') {
        return NONE;
      }
      open = close + 2;
    }
    return open;
  }

  private static boolean isLastButOne(byte[] b, int open, int close, int to) {
    int lastClose = ByteSearch.lastIndexOf((byte) '"', b, close + 1, to);
    int lastOpen = ByteSearch.lastIndexOf((byte) '"', b, close + 1, lastClose);
    return lastOpen == close + 2 && ByteSearch.indexOf((byte) '"', b, open + 1, close) < 0;
  }

  private static int count(byte[] b, int from, int to) {
    int count = 0;
    int quote = ByteSearch.indexOf((byte) '"', b, from, to);
    while (quote >= 0) {
      count++;
      quote = ByteSearch.indexOf((byte) '"', b, quote + 1, to);
    }
    return count;
  }
}
