package dev.weir.accesslog.formats;

/**
 * Envoy's default format (Envoy documentation, "Access logging") and those of Istio's proxies,
 * before and since 1.9 (Istio documentation, "Envoy access logs"). The authority, without its port,
 * is the service. Code 0 means that there was no response.
 *
 * <p>Envoy escapes nothing in text. Path, X-Forwarded-For, user agent and request id come from the
 * client and may contain quotes. The time comes before them. The code is found by the fields that
 * only Envoy writes after the request; a line that has such fields twice is ambiguous, and so is a
 * line with more than the five quoted fields.
 */
final class EnvoyFormat implements LineFormat {

  /**
   * The number of quoted fields before the authority: X-Forwarded-For, user agent and request id.
   */
  private static final int AUTHORITY = 3;

  /** A connection of TCP has no method, path, protocol or code; a request of HTTP has a path. */
  private static final byte[] CONNECTION = Opening.ascii("\"- - -\" 0 ");

  /** The length of {@code " "} in bytes. */
  private static final int GAP = 3;

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
    if (Opening.startsWith(CONNECTION, b, close + 2, to)) {
      return LineResult.NOT_A_REQUEST;
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
   * Reads the fourth of the five quoted fields; false if there seem to be more because a client
   * wrote the separator. If there are fewer, the line was truncated and names no service.
   */
  private static boolean takeAuthority(byte[] b, int from, int to, AccessLogLine line) {
    int open = 0;
    int close = 0;
    int parted = 0;
    int gap = gap(b, from + 1, to);
    while (gap >= 0) {
      parted++;
      open = parted == AUTHORITY ? gap + GAP : open;
      close = parted == AUTHORITY + 1 ? gap : close;
      gap = gap(b, gap + GAP, to);
    }
    if (close > 0) {
      line.take(Role.HOST, open, close);
    }
    return parted <= AUTHORITY + 1;
  }

  /** Returns where the next {@code " "} between two fields is. */
  private static int gap(byte[] b, int from, int to) {
    int quote = ByteSearch.indexOf((byte) '"', b, Math.min(from, to), to);
    while (quote >= 0 && (quote + 2 >= to || b[quote + 1] != ' ' || b[quote + 2] != '"')) {
      quote = ByteSearch.indexOf((byte) '"', b, quote + 1, to);
    }
    return quote;
  }
}
