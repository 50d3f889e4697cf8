package dev.weir.accesslog.formats;

/**
 * The header that syslog writes before a message: RFC 5424, RFC 3164 ({@code Nov 29 06:00:07 host
 * tag: }, also with a year or a fraction) and rsyslog with ISO dates, each with or without a
 * priority; or a priority alone, as HAProxy writes to standard output.
 */
final class SyslogPrefix {

  private static final int MAX_PRIORITY_DIGITS = 3;
  private static final int MAX_FIELD_BYTES = 255;

  /** The length of {@code Nov 29 06:00:07 } in bytes. */
  private static final int STAMP_3164 = 16;

  /** The length of {@code 06:00:07} in bytes. */
  private static final int TIME_LENGTH = 8;

  /** Host, application, process and message id (RFC 5424, 6). */
  private static final int FIELDS_5424 = 4;

  private SyslogPrefix() {}

  /** Returns where the message begins; {@code from} if there is no such header. */
  static int skip(byte[] b, int from, int to) {
    int stamp = skipPriority(b, from, to);
    if (stamp + 2 < to && stamp > from && b[stamp] == '1' && b[stamp + 1] == ' ') {
      return skip5424(b, from, stamp + 2, to);
    }
    int host = skipStamp(b, stamp, to);
    if (host == stamp) {
      return stamp;
    }
    int message = skipTag(b, host, to);
    return message == host ? from : message;
  }

  /** {@code <190>}. */
  private static int skipPriority(byte[] b, int from, int to) {
    if (b[from] != '<') {
      return from;
    }
    int end = from + 1;
    while (end < to && end - from <= MAX_PRIORITY_DIGITS && TimeText.isDigit(b[end])) {
      end++;
    }
    return end > from + 1 && end < to && b[end] == '>' ? end + 1 : from;
  }

  private static int skipStamp(byte[] b, int from, int to) {
    if (Opening.isDateAnd((byte) 'T', b, from, to)) {
      return next(b, from, to);
    }
    boolean named =
        to - from > STAMP_3164
            && b[from + 3] == ' '
            && b[from + 6] == ' '
            && TimeText.monthName(b, from) > 0;
    if (!named) {
      return from;
    }
    boolean year = b[from + 11] == ' ' && TimeText.four(b, from + 7) > 0;
    int time = year ? from + 12 : from + 7;
    boolean timed = time + TIME_LENGTH < to && b[time + 2] == ':' && b[time + 5] == ':';
    int end = timed ? TimeText.endOfFraction(b, time + TIME_LENGTH, to) : to;
    return end < to && b[end] == ' ' ? end + 1 : from;
  }

  /** Skips an optional host and a tag that ends with a colon. */
  private static int skipTag(byte[] b, int host, int to) {
    int second = next(b, host, to);
    if (endsWithColon(b, host, second)) {
      return second;
    }
    int message = next(b, second, to);
    return endsWithColon(b, second, message) ? message : host;
  }

  private static boolean endsWithColon(byte[] b, int from, int next) {
    return next - from > 2 && b[next - 1] == ' ' && b[next - 2] == ':';
  }

  private static int skip5424(byte[] b, int from, int stamp, int to) {
    int at = next(b, stamp, to);
    for (int i = 0; i < FIELDS_5424; i++) {
      at = next(b, at, to);
    }
    int message = at < to ? skipStructuredData(b, at, to) : to;
    return message < to ? message : from;
  }

  /**
   * Skips {@code -}, or elements in brackets; a bracket in a value is escaped (RFC 5424, 6.3.3).
   */
  private static int skipStructuredData(byte[] b, int from, int to) {
    if (b[from] == '-') {
      return next(b, from, to);
    }
    int at = from;
    while (at < to && b[at] == '[') {
      at++;
      while (at < to && b[at] != ']') {
        at += b[at] == '\\' ? 2 : 1;
      }
      at++;
    }
    return at > from && at < to && b[at] == ' ' ? at + 1 : to;
  }

  private static int next(byte[] b, int from, int to) {
    int limit = Math.min(to, from + MAX_FIELD_BYTES);
    return Math.min(to, ByteSearch.blankOrEnd(b, Math.min(from, limit), limit) + 1);
  }
}
