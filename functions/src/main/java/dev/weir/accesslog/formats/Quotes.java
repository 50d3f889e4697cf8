package dev.weir.accesslog.formats;

/** Finds the end of quoted text. */
final class Quotes {

  private Quotes() {}

  /**
   * Returns the end of the text whose opening quote lies before {@code from}: a quote that has no
   * backslash before it and is followed by a blank or the line's end. A quote within a word is part
   * of the text, because some servers write client text without escaping.
   *
   * @return -1 if it does not end
   */
  static int end(byte[] b, int from, int to) {
    int quote = ByteSearch.indexOf((byte) '"', b, from, to);
    while (quote >= 0 && !isEnd(b, from, quote, to)) {
      quote = ByteSearch.indexOf((byte) '"', b, quote + 1, to);
    }
    return quote;
  }

  // An even number of backslashes escapes itself.
  private static boolean isEscaped(byte[] b, int from, int quote) {
    int first = quote;
    while (first > from && b[first - 1] == '\\') {
      first--;
    }
    return ((quote - first) & 1) != 0;
  }

  /** Whether a text that begins at {@code from} ends at this quote. */
  static boolean isEnd(byte[] b, int from, int quote, int to) {
    return !isEscaped(b, from, quote) && isEnd(b, quote, to);
  }

  private static boolean isEnd(byte[] b, int quote, int to) {
    return quote + 1 == to || b[quote + 1] == ' ' || b[quote + 1] == '\t';
  }
}
