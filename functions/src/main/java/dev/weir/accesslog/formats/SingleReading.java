package dev.weir.accesslog.formats;

/**
 * A format that is detected by the beginning of a line. If Apache or nginx is configured to write a
 * client's text first, such as X-Forwarded-For, that text can be a complete line of this format. It
 * is followed by the server's own {@code [time] "request"}, which no line of this format contains
 * unless a client wrote it, so such a line has two readings.
 */
record SingleReading(LineFormat format) implements LineFormat {

  @Override
  public LineResult parse(byte[] b, int from, int to, AccessLogLine line) {
    LineResult result = format.parse(b, from, to, line);
    return result == LineResult.EVENT && RequestStart.next(b, from, from, to) >= 0
        ? LineResult.AMBIGUOUS
        : result;
  }
}
