package dev.weir.events.json;

import java.nio.charset.StandardCharsets;

/** Converts numbers, whose syntax {@link JsonScanner} has checked, to the nearest double. */
final class JsonReal {

  // A whole number of 15 digits is an exact double, and so is the power of ten: one division then
  // gives the nearest double (William D. Clinger, "How to Read Floating Point Numbers Accurately").
  private static final int MAX_EXACT_DIGITS = 15;
  private static final double[] POWERS_OF_TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private JsonReal() {}

  /** Returns the number {@code bytes[from, to)}. A whole number has no negative zero. */
  static double parse(byte[] bytes, int from, int to) {
    if (to - from > MAX_EXACT_DIGITS) {
      return parseAny(bytes, from, to);
    }
    boolean isNegative = bytes[from] == '-';
    long unscaled = 0;
    int scale = 0;
    for (int i = isNegative ? from + 1 : from; i < to; i++) {
      byte b = bytes[i];
      if (b == '.') {
        scale = to - i - 1;
      } else if (b > '9') {
        return parseAny(bytes, from, to); // it has an exponent
      } else {
        unscaled = unscaled * 10 + b - '0';
      }
    }
    double real = unscaled / POWERS_OF_TEN[scale];
    return isNegative && (real != 0 || scale > 0) ? -real : real;
  }

  private static double parseAny(byte[] bytes, int from, int to) {
    var text = new String(bytes, from, to - from, StandardCharsets.US_ASCII);
    double real = Double.parseDouble(text);
    return real == 0 && text.indexOf('.') < 0 ? 0 : real;
  }
}
