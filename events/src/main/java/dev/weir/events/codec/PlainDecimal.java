package dev.weir.events.codec;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Reads plain decimals: digits, with a minus sign before them or a point between them. No plus, no
 * exponent, no digits of other scripts, all of which {@link BigDecimal} accepts.
 */
public final class PlainDecimal {

  // The number of digits that always fit into a long.
  private static final int MAX_LONG_DIGITS = 18;

  private PlainDecimal() {}

  /**
   * Returns the number with the zeros that the text has; empty if it is longer, or not a plain
   * decimal.
   *
   * @param maxLength in characters. It is checked first, because a BigDecimal of a megabyte of
   *     digits takes minutes
   */
  public static Optional<BigDecimal> read(String text, int maxLength) {
    int length = text.length();
    if (length > maxLength) {
      return Optional.empty();
    }
    boolean isNegative = text.startsWith("-");
    int first = isNegative ? 1 : 0;
    int point = length;
    long unscaled = 0;
    for (int i = first; i < length; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        unscaled = unscaled * 10 + c - '0';
      } else if (c == '.' && point == length) {
        point = i;
      } else {
        return Optional.empty();
      }
    }
    if (point == first || point == length - 1) {
      return Optional.empty();
    }
    if (length > MAX_LONG_DIGITS) {
      return Optional.of(new BigDecimal(text)); // the long may have overflowed
    }
    int scale = point == length ? 0 : length - point - 1;
    return Optional.of(BigDecimal.valueOf(isNegative ? -unscaled : unscaled, scale));
  }
}
