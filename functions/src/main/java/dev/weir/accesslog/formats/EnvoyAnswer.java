package dev.weir.accesslog.formats;

/**
 * The fields that Envoy writes after the request: code, response flags, Istio's failure details,
 * bytes received and sent, two durations, and the opening quote of the next field.
 */
final class EnvoyAnswer {

  /** Istio: response code details, connection termination details, transport failure reason. */
  private static final int MAX_DETAILS = 3;

  private static final int MAX_FIELD_BYTES = 1_024;
  private static final int MAX_CODE_DIGITS = 3;

  private int code;
  private int codeEnd;
  private int sent;
  private int sentEnd;
  private int after;

  int code() {
    return code;
  }

  int codeEnd() {
    return codeEnd;
  }

  int sent() {
    return sent;
  }

  int sentEnd() {
    return sentEnd;
  }

  /** Returns the position of the quote that opens the next field. */
  int after() {
    return after;
  }

  /** Reads the fields after this quote; false if they are different ones. */
  boolean read(byte[] b, int quote, int to) {
    if (quote + 2 >= to || b[quote + 1] != ' ') {
      return false;
    }
    code = quote + 2;
    codeEnd = field(b, code, to);
    boolean isCode = codeEnd - code <= MAX_CODE_DIGITS && isDigits(b, code, codeEnd);
    int flagsEnd = isCode ? field(b, codeEnd + 1, to) : to;
    return flagsEnd < to
        && b[codeEnd + 1] != '"'
        && readNumbers(b, skipDetails(b, flagsEnd + 1, to), to);
  }

  private static int skipDetails(byte[] b, int from, int to) {
    int at = from;
    for (int i = 0; i < MAX_DETAILS && at < to; i++) {
      int end = field(b, at, to);
      if (isDigits(b, at, end)) {
        return at;
      }
      at = (b[at] == '"' ? closing(b, at, to) : end) + 1;
    }
    return at;
  }

  private static int closing(byte[] b, int quote, int to) {
    int end = ByteSearch.indexOf((byte) '"', b, quote + 1, Math.min(to, quote + MAX_FIELD_BYTES));
    return end < 0 ? to : end + 1;
  }

  private boolean readNumbers(byte[] b, int received, int to) {
    int receivedEnd = field(b, received, to);
    sent = Math.min(receivedEnd + 1, to);
    sentEnd = field(b, sent, to);
    int duration = Math.min(sentEnd + 1, to);
    int durationEnd = field(b, duration, to);
    int service = Math.min(durationEnd + 1, to);
    int serviceEnd = field(b, service, to);
    after = serviceEnd + 1;
    return after < to
        && b[after] == '"'
        && isDigits(b, received, receivedEnd)
        && isDigits(b, sent, sentEnd)
        && NumberText.isCountOrNone(b, duration, durationEnd)
        && NumberText.isCountOrNone(b, service, serviceEnd);
  }

  private static boolean isDigits(byte[] b, int from, int to) {
    return NumberText.isCountOrNone(b, from, to) && b[from] != '-';
  }

  // Bounded, so that no line is read more than a few times.
  private static int field(byte[] b, int from, int to) {
    return ByteSearch.blankOrEnd(b, Math.min(from, to), Math.min(to, from + MAX_FIELD_BYTES));
  }
}
