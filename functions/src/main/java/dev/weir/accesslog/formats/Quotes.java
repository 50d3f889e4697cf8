package dev.weir.accesslog.formats;

/** Finds the end of quoted text. */
final class Quotes {

  private Quotes() {}

  /**
   * Where the text ends whose opening quote lies before {@code from}: at a quote with no backslash
   * before it that a blank follows, or the line's end. A quote in mid-word is part of the text, as
   * some servers write what the client sent without escapes.
   *
   * @return -1 where it does not end
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
