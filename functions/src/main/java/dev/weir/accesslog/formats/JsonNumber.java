package dev.weir.accesslog.formats;

/**
 * Writes JSON's numbers in plain notation: {@code 1.5E3} as {@code 1500}, {@code 500.0} as {@code
 * 500}.
 */
final class JsonNumber {

  /** More digits than any time or count has. */
  private static final int MAX_DIGITS = 40;

  private JsonNumber() {}

  /**
   * Rewrites a number with a point or an exponent. Anything else stays unchanged, including a
   * number that is negative or has too many digits.
   *
   * @return its new length
   */
  static int plain(byte[] text, int length) {
    int digits = 0;
    int point = -1;
    int at = 0;
    while (at < length && (TimeText.isDigit(text[at]) || (text[at] == '.' && point < 0))) {
      if (text[at] == '.') {
        point = at;
      } else {
        digits++;
      }
      at++;
    }
    boolean exponent = at < length && (text[at] | 0x20) == 'e';
    boolean whole = at == length || exponent;
    if (digits == 0 || digits > MAX_DIGITS || !whole || (point < 0 && !exponent)) {
      return length;
    }
    int shift = exponent ? exponent(text, at + 1, length) : 0;
    int before = (point < 0 ? digits : point) + shift;
    return Math.abs(shift) > MAX_DIGITS || before < 1 || before > MAX_DIGITS
        ? length
        : write(text, at, before);
  }

  private static int exponent(byte[] text, int from, int to) {
    boolean signed = from < to && (text[from] == '-' || text[from] == '+');
    int at = signed ? from + 1 : from;
    boolean readable = at < to && to - at <= 2;
    int value = 0;
    for (int i = at; i < to && readable; i++) {
      readable = TimeText.isDigit(text[i]);
      value = value * 10 + text[i] - '0';
    }
    if (!readable) {
      return Integer.MAX_VALUE / 2;
    }
    return signed && text[from] == '-' ? -value : value;
  }

  /** Writes the digits in {@code text[0, to)} with the point after {@code before} of them. */
  private static int write(byte[] text, int to, int before) {
    byte[] digits = new byte[to];
    int count = 0;
    for (int i = 0; i < to; i++) {
      if (text[i] != '.') {
        digits[count++] = text[i];
      }
    }
    int used = count;
    while (used > before && digits[used - 1] == '0') {
      used--;
    }
    int first = 0;
    while (first < before - 1 && digits[first] == '0') {
      first++;
    }
    int size = 0;
    for (int i = first; i < Math.max(before, used); i++) {
      if (i == before) {
        text[size++] = '.';
      }
      text[size++] = i < used ? digits[i] : (byte) '0';
    }
    return size;
  }
}
