package dev.weir.accesslog.formats;

/**
 * The family of Apache's common format: {@code %h %l %u %t "%r" %>s %b}, perhaps with {@code
 * vhost:port} before it and with anything behind it. The user may hold blanks.
 */
final class CommonFormat implements LineFormat {

  /** What stands before and behind the common part, and is read. */
  enum Extent {
    /** Nothing: what is there is passed over. */
    CORE,
    /** {@code vhost:port} before it; a line without is not of this format. */
    VHOST,
    /** What the line itself shows to be there: that, or a {@link CommonTail}. */
    AS_FOUND
  }

  private static final int BLANKS_BEFORE_TIME = 3;

  private final Extent extent;

  CommonFormat(Extent extent) {
    this.extent = extent;
  }

  @Override
  public LineResult parse(byte[] b, int from, int to, AccessLogLine line) {
    int time = Opening.isPlain(b, from, to) ? timeBracket(b, from, to) : -1;
    if (time < 0) {
      return LineResult.NOT_AN_ACCESS_LOG;
    }
    int bracket = closingBracket(b, time, to);
    if (bracket < 0) {
      return LineResult.NOT_AN_ACCESS_LOG;
    }
    line.takeTime(TimeText.clf(b, time + 1, bracket));
    int request = bracket + 2;
    if (request >= to || b[bracket + 1] != ' ') {
      return LineResult.NOT_AN_ACCESS_LOG;
    }
    int status = behindRequest(b, request, to);
    if (status >= 0) {
      takeAnswer(b, status, to, line);
    }
    return takeVhost(b, from, time, line) ? line.verdict() : LineResult.NOT_AN_ACCESS_LOG;
  }

  /** The bracket of the first {@code " ["}, if enough fields stand before it. */
  private static int timeBracket(byte[] b, int from, int to) {
    int blanks = 0;
    for (int i = from; i < to; i++) {
      switch (b[i]) {
        case ' ' -> {
          blanks++;
          if (i + 1 < to && b[i + 1] == '[') {
            return blanks >= BLANKS_BEFORE_TIME ? i + 1 : -1;
          }
        }
        case '"' -> {
          // Apache writes an empty user as two quotes; nothing else here is quoted.
          if (i + 1 == to || b[++i] != '"') {
            return -1;
          }
        }
        case '\t' -> {
          return -1;
        }
        default -> {}
      }
    }
    return -1;
  }

  private static int closingBracket(byte[] b, int open, int to) {
    int expected = open + 1 + TimeText.CLF_LENGTH;
    if (expected < to && b[expected] == ']') {
      return expected;
    }
    for (int i = open + 1; i < to; i++) {
      if (b[i] == ']') {
        return i;
      }
    }
    return -1;
  }

  /** Where the status begins; -1 where the request does not end or nothing follows it. */
  private static int behindRequest(byte[] b, int request, int to) {
    int end = b[request] == '"' ? Quotes.end(b, request + 1, to) : request;
    boolean ended = end > request || b[request] == '-';
    return ended && end + 2 < to && b[end + 1] == ' ' ? end + 2 : -1;
  }

  private void takeAnswer(byte[] b, int from, int to, AccessLogLine line) {
    int status = blankOrEnd(b, from, to);
    line.take(Role.STATUS, from, status);
    if (status == to) {
      return;
    }
    int bytes = blankOrEnd(b, status + 1, to);
    line.take(Role.BYTES, status + 1, bytes);
    if (extent == Extent.AS_FOUND) {
      CommonTail.take(b, bytes + 1, to, line);
    }
  }

  private static int blankOrEnd(byte[] b, int from, int to) {
    int end = from;
    while (end < to && b[end] != ' ') {
      end++;
    }
    return end;
  }

  /** Takes {@code vhost:port}; false where it must be there and is not. */
  private boolean takeVhost(byte[] b, int from, int time, AccessLogLine line) {
    if (extent == Extent.CORE) {
      return true;
    }
    int first = blankOrEnd(b, from, time);
    if (!HostText.hasPort(b, from, first) || blanks(b, from, time) <= BLANKS_BEFORE_TIME) {
      return extent != Extent.VHOST;
    }
    line.take(Role.SERVICE, from, first);
    return true;
  }

  private static int blanks(byte[] b, int from, int to) {
    int blanks = 0;
    for (int i = from; i < to; i++) {
      blanks += b[i] == ' ' ? 1 : 0;
    }
    return blanks;
  }
}
