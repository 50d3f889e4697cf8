package dev.weir.accesslog.formats;

/**
 * The prefixes that shippers add to a server's line: a byte order mark, a container runtime's
 * stamp, or a syslog header. None of them comes from a client.
 */
final class LinePrefix {

  /** A byte order mark, a container runtime, syslog, and a byte order mark (RFC 5424, 6.4). */
  private static final int MAX_PREFIXES = 4;

  private static final byte[] STDOUT = Opening.ascii("stdout ");
  private static final byte[] STDERR = Opening.ascii("stderr ");
  private static final int CRI_STREAM = 7;
  private static final int MAX_STAMP_BYTES = 40;

  private LinePrefix() {}

  /** Returns where the server's own line begins; {@code from} if it has no prefix. */
  static int skip(byte[] b, int from, int to) {
    // Most lines begin with an address and need no further check.
    boolean address = to - from > 4 && TimeText.isDigit(b[from]) && b[from + 4] != '-';
    if (address) {
      return from;
    }
    int at = from;
    for (int i = 0; i < MAX_PREFIXES; i++) {
      int next = skipOne(b, at, to);
      if (next == at) {
        return at;
      }
      at = next;
    }
    return at;
  }

  private static int skipOne(byte[] b, int from, int to) {
    if (from == to) {
      return from;
    }
    if (b[from] == '<' || (b[from] >= 'A' && b[from] <= 'S')) {
      return SyslogPrefix.skip(b, from, to);
    }
    if (Opening.isDateAnd((byte) 'T', b, from, to)) {
      int line = skipCri(b, from, to);
      return line == from ? SyslogPrefix.skip(b, from, to) : line;
    }
    return skipMark(b, from, to);
  }

  /** Skips the mark that some editors and PowerShell write before UTF-8. */
  private static int skipMark(byte[] b, int from, int to) {
    boolean mark =
        to - from >= 3
            && b[from] == (byte) 0xEF
            && b[from + 1] == (byte) 0xBB
            && b[from + 2] == (byte) 0xBF;
    return mark ? from + 3 : from;
  }

  /**
   * {@code 2026-11-29T06:00:07.931087621Z stdout F } (Kubernetes, "CRI logging format"). Parts of a
   * line, marked with P, were joined when the record was opened.
   */
  private static int skipCri(byte[] b, int from, int to) {
    int stream = ByteSearch.blankOrEnd(b, from, Math.min(to, from + MAX_STAMP_BYTES)) + 1;
    int tag = stream + CRI_STREAM;
    boolean named =
        tag + 1 < to
            && (Opening.startsWith(STDOUT, b, stream, to)
                || Opening.startsWith(STDERR, b, stream, to));
    return named && isCriTag(b[tag]) && b[tag + 1] == ' ' ? tag + 2 : from;
  }

  private static boolean isCriTag(byte b) {
    return b == 'F' || b == 'P';
  }
}
