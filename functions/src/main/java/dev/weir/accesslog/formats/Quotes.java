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
    for (int i = from; i < to; i++) {
      if (b[i] == '\\') {
        i++;
      } else if (b[i] == '"' && (i + 1 == to || b[i + 1] == ' ' || b[i + 1] == '\t')) {
        return i;
      }
    }
    return -1;
  }
}
