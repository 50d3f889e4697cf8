package dev.weir.accesslog.formats;

/**
 * S3 server access logs (Amazon S3 user guide, "Amazon S3 server access log format"). The bucket is
 * the service: it is the host of the request in S3's own addressing.
 *
 * <p>Key, request, referer, user agent and the session in the requester's name come from the
 * client, and S3 does not escape quotes in them. Owner, bucket and time come before all of these.
 * The status is found by the six fields that only S3 writes, between the request and the referer; a
 * line that has such fields twice is ambiguous.
 */
final class S3Format implements LineFormat {

  private static final int MAX_OWNER_BYTES = 64;
  private static final int MIN_BUCKET_BYTES = 3;
  private static final int MAX_BUCKET_BYTES = 255;
  private static final int MAX_ERROR_BYTES = 128;

  /** Bytes sent, object size, total time and turn-around time. */
  private static final int NUMBERS = 4;

  private static final int NONE = -1;

  /** Whether it begins with an owner, a bucket and a time. */
  static boolean opens(byte[] b, int from, int to) {
    int owner = ByteSearch.blankOrEnd(b, from, Math.min(to, from + MAX_OWNER_BYTES + 1));
    if (owner == from || owner >= to || b[owner] != ' ' || !isHex(b, from, owner)) {
      return false;
    }
    int bucket = owner + 1;
    int end = ByteSearch.blankOrEnd(b, bucket, Math.min(to, bucket + MAX_BUCKET_BYTES + 1));
    int close = end + 2 + TimeText.CLF_LENGTH;
    return end - bucket >= MIN_BUCKET_BYTES
        && close < to
        && b[end] == ' '
        && b[end + 1] == '['
        && b[close] == ']'
        && TimeText.hasClfMarks(b, end + 2);
  }

  private static boolean isHex(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      boolean letter = b[i] >= 'a' && b[i] <= 'f';
      if (!letter && !TimeText.isDigit(b[i])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public LineResult parse(byte[] b, int from, int to, AccessLogLine line) {
    if (!opens(b, from, to)) {
      return LineResult.NOT_AN_ACCESS_LOG;
    }
    int bucket = ByteSearch.blankOrEnd(b, from, to) + 1;
    int end = ByteSearch.blankOrEnd(b, bucket, to);
    int close = end + 2 + TimeText.CLF_LENGTH;
    line.take(Role.SERVICE, bucket, end);
    line.take(Role.CLF_TIME, end + 2, close);
    return takeAnswer(b, close, to, line);
  }

  private static LineResult takeAnswer(byte[] b, int from, int to, AccessLogLine line) {
    int answer = nextAnswer(b, from, to);
    if (answer < 0) {
      return line.verdict();
    }
    if (nextAnswer(b, answer, to) >= 0) {
      return LineResult.AMBIGUOUS;
    }
    int status = ByteSearch.blankOrEnd(b, answer, to);
    int bytes = ByteSearch.blankOrEnd(b, status + 1, to) + 1;
    line.take(Role.STATUS, answer, status);
    line.take(Role.BYTES, bytes, ByteSearch.blankOrEnd(b, bytes, to));
    // S3 also writes a line for each lifecycle action on a key, without a status.
    return line.status() == 0 ? LineResult.NOT_A_REQUEST : line.verdict();
  }

  /**
   * Returns where the next six fields that S3 writes after a request begin; -1 if there are none.
   */
  private static int nextAnswer(byte[] b, int from, int to) {
    int quote = ByteSearch.indexOf((byte) '"', b, from, to);
    while (quote >= 0) {
      if (isAnswer(b, quote + 1, to)) {
        return quote + 2;
      }
      quote = ByteSearch.indexOf((byte) '"', b, quote + 1, to);
    }
    return NONE;
  }

  /** Whether it is a blank, a status, an error code, four numbers and the referer's quote. */
  private static boolean isAnswer(byte[] b, int from, int to) {
    int status = from + 1;
    if (status >= to || b[from] != ' ') {
      return false;
    }
    int end = fieldEnd(b, status, to);
    if (NumberText.status(b, status, end) == NumberText.UNREADABLE) {
      return false;
    }
    int error = end + 1;
    end = fieldEnd(b, error, to);
    if (end <= error || (!HostText.isToken(b, error, end) && !isDash(b, error, end))) {
      return false;
    }
    for (int i = 0; i < NUMBERS; i++) {
      int number = end + 1;
      end = fieldEnd(b, number, to);
      if (end < number || !NumberText.isCountOrNone(b, number, end)) {
        return false;
      }
    }
    return end + 1 < to && b[end + 1] == '"';
  }

  // No longer than any field here, so that no line is read more than a few times.
  private static int fieldEnd(byte[] b, int from, int to) {
    return ByteSearch.blankOrEnd(b, Math.min(from, to), Math.min(to, from + MAX_ERROR_BYTES));
  }

  private static boolean isDash(byte[] b, int from, int to) {
    return to - from == 1 && b[from] == '-';
  }
}
