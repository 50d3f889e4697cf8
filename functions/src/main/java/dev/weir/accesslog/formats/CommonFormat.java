package dev.weir.accesslog.formats;

/**
 * The family of Apache's common format: {@code %h %l %u %t "%r" %>s %b}, optionally with {@code
 * vhost:port} before it and anything after it.
 *
 * <p>Apache (mod_log_config, {@code ap_escape_logitem}) and nginx (ngx_http_log_module) escape
 * quotes and backslashes in client text, but neither blanks nor brackets, and the user's name is
 * not even quoted. {@link RequestStart} prevents it from being read as the time.
 */
final class CommonFormat implements LineFormat {

  /** The fields around the common part that are read. */
  enum Extent {
    /** None: fields around the common part are skipped. */
    CORE,
    /** {@code vhost:port} before it; a line without it is not in this format. */
    VHOST,
    /** Whatever the line itself shows: that, or a {@link CommonTail}. */
    AS_FOUND
  }

  private final Extent extent;

  CommonFormat(Extent extent) {
    this.extent = extent;
  }

  @Override
  public LineResult parse(byte[] b, int from, int to, AccessLogLine line) {
    int identity = Opening.isPlain(b, from, to) ? nextField(b, from, to) : to;
    int user = nextField(b, identity, to);
    if (user >= to || isOtherFormat(b, from, identity, user, to)) {
      return LineResult.NOT_AN_ACCESS_LOG;
    }
    if (!takeVhost(b, from, identity, user, to, line)) {
      return LineResult.NOT_AN_ACCESS_LOG;
    }
    int quote = RequestStart.first(b, user, to);
    return quote < 0 ? parseWithoutTime(b, user, to, line) : parse(b, quote, user, to, line);
  }

  private LineResult parse(byte[] b, int first, int user, int to, AccessLogLine line) {
    int end = ByteSearch.indexOf((byte) '"', b, first + 1, to);
    // The request usually contains no quote, and none opens within it.
    boolean plain = end >= 0 && Quotes.isEnd(b, first + 1, end, to);
    int second = RequestStart.next(b, plain ? end + 1 : first + 1, user, to);
    if (plain && second < 0) {
      return read(b, first, end, to, line);
    }
    int quote = second < 0 ? first : CommonAnswer.onlyWhole(b, first, second, user, to);
    return quote < 0
        ? LineResult.AMBIGUOUS
        : read(b, quote, Quotes.end(b, quote + 1, to), to, line);
  }

  private LineResult read(byte[] b, int quote, int end, int to, AccessLogLine line) {
    int time = RequestStart.time(b, quote);
    line.takeTime(TimeText.clf(b, time, time + TimeText.CLF_LENGTH));
    takeAnswer(b, end, to, line);
    return line.verdict();
  }

  private LineResult parseWithoutTime(byte[] b, int user, int to, AccessLogLine line) {
    int quote = RequestStart.afterNoTime(b, user, to);
    if (quote >= 0) {
      takeAnswer(b, Quotes.end(b, quote + 1, to), to, line);
    }
    return line.verdict();
  }

  // A bracket within the first fields is the time of HAProxy or of S3. In this format it would have
  // to be within an identity, which is "-" unless someone queries identd (RFC 1413) for it.
  private static boolean isOtherFormat(byte[] b, int from, int identity, int user, int to) {
    return b[identity] == '[' || (b[user] == '[' && S3Format.opens(b, from, to));
  }

  /** Reads the fields after the request, whose closing quote is at {@code end} if it has one. */
  private void takeAnswer(byte[] b, int end, int to, AccessLogLine line) {
    int from = end + 2;
    if (end < 0 || from >= to) {
      return;
    }
    int status = ByteSearch.blankOrEnd(b, from, to);
    int code = NumberText.status(b, from, status);
    if (code == NumberText.UNREADABLE) {
      takeLaterAnswer(b, from, to, line);
    } else {
      line.takeStatus(code);
      takeBytes(b, status, to, line);
    }
  }

  // Traefik and others do not escape a quote at the end of a path; the answer then comes later.
  private void takeLaterAnswer(byte[] b, int from, int to, AccessLogLine line) {
    int later = CommonAnswer.wholeStatus(b, from - 1, to);
    int status = later < 0 ? to : ByteSearch.blankOrEnd(b, later, to);
    if (later >= 0) {
      line.take(Role.STATUS, later, status);
    }
    takeBytes(b, status, to, line);
  }

  private void takeBytes(byte[] b, int status, int to, AccessLogLine line) {
    if (status == to) {
      return;
    }
    int bytes = ByteSearch.blankOrEnd(b, status + 1, to);
    line.take(Role.BYTES, status + 1, bytes);
    if (extent == Extent.AS_FOUND) {
      CommonTail.take(b, bytes + 1, to, line);
    }
  }

  /** Returns where the field after this one begins; {@code to} if there is none. */
  private static int nextField(byte[] b, int from, int to) {
    return Math.min(to, ByteSearch.blankOrEnd(b, from, to) + 1);
  }

  /**
   * Reads {@code vhost:port}; false if it is required and absent. A virtual host is followed by the
   * client's address; an address, which may have a port as well, by the identity {@code -}. The
   * user's name can't change that.
   */
  private boolean takeVhost(byte[] b, int from, int second, int third, int to, AccessLogLine line) {
    if (extent == Extent.CORE) {
      return true;
    }
    boolean dash = b[second] == '-' && b[second + 1] == ' ';
    if (dash || !HostText.hasPort(b, from, second - 1) || !hasTwoFields(b, third, to)) {
      return extent != Extent.VHOST;
    }
    line.take(Role.HOST, from, second - 1);
    return true;
  }

  // A virtual host and the address must be followed by identity and user.
  private static boolean hasTwoFields(byte[] b, int from, int to) {
    int user = nextField(b, from, to);
    return user < to && b[from] != '[';
  }
}
