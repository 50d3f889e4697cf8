package dev.weir.accesslog.formats;

/**
 * HAProxy's HTTP format, {@code option httplog} (HAProxy configuration manual, 8.2.3): {@code
 * client:port [time] frontend backend/server TR/Tw/Tc/Tr/Ta status bytes ...}. All fields read come
 * before client text. The backend is the service; a status of -1 means that there was no answer.
 * Times are local to the server, without an offset.
 */
final class HaproxyFormat implements LineFormat {

  private static final int MIN_TIME_BYTES = 20;
  private static final int MAX_TIME_BYTES = 30;

  /** Lines of TCP (8.2.2) have three. */
  private static final int TIMERS = 5;

  private static final int TCP_TIMERS = 3;

  @Override
  public LineResult parse(byte[] b, int from, int to, AccessLogLine line) {
    int address = ByteSearch.blankOrEnd(b, from, to);
    int time = address + 2;
    boolean opens =
        time < to && b[address + 1] == '[' && HostText.isAddressAndPort(b, from, address);
    int close =
        opens ? ByteSearch.indexOf((byte) ']', b, time, Math.min(to, time + MAX_TIME_BYTES)) : -1;
    boolean parted = close - time >= MIN_TIME_BYTES && b[time + 2] == '/' && b[time + 6] == '/';
    if (!parted || close + 1 >= to || b[close + 1] != ' ') {
      return LineResult.NOT_AN_ACCESS_LOG;
    }
    line.takeLocalTime(TimeText.localClf(b, time, close));
    return parseRouting(b, close + 2, to, line);
  }

  /** {@code frontend backend/server timers status bytes}. */
  private static LineResult parseRouting(byte[] b, int frontend, int to, AccessLogLine line) {
    int backend = next(b, frontend, to);
    int timers = next(b, backend, to);
    int status = next(b, timers, to);
    int bytes = next(b, status, to);
    int slash = ByteSearch.indexOf((byte) '/', b, backend, timers);
    if (bytes >= to || slash < 0) {
      return LineResult.NOT_AN_ACCESS_LOG;
    }
    int count = timers(b, timers, status - 1);
    if (count != TIMERS) {
      return count == TCP_TIMERS ? LineResult.NOT_A_REQUEST : LineResult.NOT_AN_ACCESS_LOG;
    }
    line.take(Role.SERVICE, backend, slash);
    takeStatus(b, status, bytes - 1, line);
    // With "option logasap" a plus precedes the number of bytes sent so far.
    int digits = b[bytes] == '+' ? bytes + 1 : bytes;
    line.take(Role.BYTES, digits, ByteSearch.blankOrEnd(b, digits, to));
    return line.verdict();
  }

  private static void takeStatus(byte[] b, int from, int to, AccessLogLine line) {
    boolean none = to - from == 2 && b[from] == '-' && b[from + 1] == '1';
    if (none) {
      line.takeStatus(0);
    } else {
      line.take(Role.STATUS, from, to);
    }
  }

  /** Returns the number of numbers separated by slashes; -1 if there is anything else. */
  private static int timers(byte[] b, int from, int to) {
    int count = 0;
    int at = from;
    while (at <= to) {
      int slash = ByteSearch.indexOf((byte) '/', b, at, to);
      int end = slash < 0 ? to : slash;
      int digits = at < end && b[at] == '+' ? at + 1 : at;
      if (!NumberText.isNumberOrNone(b, digits, end)) {
        return -1;
      }
      count++;
      at = end + 1;
    }
    return count;
  }

  private static int next(byte[] b, int from, int to) {
    return Math.min(to, ByteSearch.blankOrEnd(b, from, to) + 1);
  }
}
