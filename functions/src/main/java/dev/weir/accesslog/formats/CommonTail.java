package dev.weir.accesslog.formats;

/**
 * The fields that ingress-nginx and Traefik append to a combined line. They name the equivalent of
 * the virtual host (upstream or router) and, for ingress-nginx, the origin's status.
 */
final class CommonTail {

  private static final int NOT_THERE = -1;

  private CommonTail() {}

  /**
   * Reads the fields after the byte count if they are complete; otherwise nothing.
   *
   * @param from where the referer begins
   */
  static void take(byte[] b, int from, int to, AccessLogLine line) {
    // Combined and nginx's main format end with a quote: the most common lines are finished here.
    if (from >= to || b[to - 1] == '"') {
      return;
    }
    int number = quoted(b, quoted(b, from, to), to);
    int next = number(b, number, to);
    if (next == NOT_THERE) {
      return;
    }
    if (b[next] == '"') {
      takeTraefik(b, next, to, line);
    } else {
      takeIngress(b, next, to, line);
    }
  }

  /** {@code "router" "server_url" 12ms}. */
  private static void takeTraefik(byte[] b, int router, int to, AccessLogLine line) {
    int url = quoted(b, router, to);
    int duration = quoted(b, url, to);
    if (duration != NOT_THERE) {
      int digits = digits(b, duration, to);
      if (digits > duration && digits + 1 < to && b[digits] == 'm' && b[digits + 1] == 's') {
        line.take(Role.SERVICE, router + 1, url - 2);
      }
    }
  }

  /** {@code request_time [upstream] [alternative] address length time status request_id}. */
  private static void takeIngress(byte[] b, int time, int to, AccessLogLine line) {
    int upstream = number(b, time, to);
    int alternative = bracketed(b, upstream, to);
    int address = bracketed(b, alternative, to);
    int length = list(b, address, to);
    int duration = list(b, length, to);
    int status = list(b, duration, to);
    if (status != NOT_THERE) {
      line.take(Role.SERVICE, upstream + 1, alternative - 2);
      line.take(Role.ORIGIN_STATUS, status, listEnd(b, status, to));
    }
  }

  // Each of these returns the index after a field and its blank, where the next field begins.

  private static int quoted(byte[] b, int at, int to) {
    if (at == NOT_THERE || b[at] != '"') {
      return NOT_THERE;
    }
    int end = Quotes.end(b, at + 1, to);
    return end < 0 ? NOT_THERE : after(b, end + 1, to);
  }

  private static int bracketed(byte[] b, int at, int to) {
    if (at == NOT_THERE || b[at] != '[') {
      return NOT_THERE;
    }
    int end = at + 1;
    while (end < to && b[end] != ']') {
      end++;
    }
    return after(b, end + 1, to);
  }

  private static int number(byte[] b, int at, int to) {
    if (at == NOT_THERE) {
      return NOT_THERE;
    }
    int end = blank(b, at, to);
    return NumberText.isNumberOrNone(b, at, end) ? after(b, end, to) : NOT_THERE;
  }

  private static int list(byte[] b, int at, int to) {
    return at == NOT_THERE ? NOT_THERE : after(b, listEnd(b, at, to), to);
  }

  /** Returns the end of a list with entries separated by {@code ", "} or {@code " : "}. */
  static int listEnd(byte[] b, int from, int to) {
    int end = blank(b, from, to);
    while (end < to && (b[end - 1] == ',' || b[end - 1] == ':' || isColon(b, end + 1, to))) {
      end = blank(b, end + 1, to);
    }
    return end;
  }

  private static boolean isColon(byte[] b, int at, int to) {
    return at + 1 < to && b[at] == ':' && b[at + 1] == ' ';
  }

  private static int after(byte[] b, int end, int to) {
    return end + 1 < to && b[end] == ' ' ? end + 1 : NOT_THERE;
  }

  private static int digits(byte[] b, int from, int to) {
    int end = from;
    while (end < to && TimeText.isDigit(b[end])) {
      end++;
    }
    return end;
  }

  private static int blank(byte[] b, int from, int to) {
    int end = from;
    while (end < to && b[end] != ' ') {
      end++;
    }
    return end;
  }
}
