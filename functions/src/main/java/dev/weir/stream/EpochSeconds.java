package dev.weir.stream;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Reads times given as JSON numbers of seconds since 1970, exact to the nanosecond. */
final class EpochSeconds {

  private static final int NANO_DIGITS = 9;

  /** Enough for every four-digit year; also bounds the work for a number. */
  private static final int MAX_SECOND_DIGITS = 12;

  private static final int MAX_LENGTH = 64;

  private EpochSeconds() {}

  /**
   * Reads a number such as {@code 1545084650.987} or {@code 1.545084650987E9}. Digits beyond
   * nanoseconds are truncated.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  static Instant parse(byte[] bytes, int from, int to) {
    int dot = from;
    long seconds = 0;
    while (dot < to && isDigit(bytes[dot])) {
      seconds = dot - from < MAX_SECOND_DIGITS ? 10 * seconds + bytes[dot] - '0' : -1;
      dot++;
    }
    int fraction = Math.min(dot + 1, to);
    long nanos = 0;
    int at = fraction;
    while (at < to && isDigit(bytes[at]) && at - fraction < NANO_DIGITS) {
      nanos = 10 * nanos + bytes[at++] - '0';
    }
    boolean plain = at == to && dot > from && (dot == to || bytes[dot] == '.');
    if (!plain || seconds < 0) {
      return parseAnyForm(bytes, from, to);
    }
    for (int digits = at - fraction; digits < NANO_DIGITS; digits++) {
      nanos *= 10;
    }
    return Instant.ofEpochSecond(seconds, nanos);
  }

  private static Instant parseAnyForm(byte[] bytes, int from, int to) {
    if (to - from > MAX_LENGTH) {
      throw new IllegalArgumentException("Number is too long: length=" + (to - from));
    }
    BigDecimal seconds =
        new BigDecimal(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
    // Checked before any arithmetic: 1E999999999 would be expanded.
    long digits = (long) seconds.precision() - seconds.scale();
    if (digits > MAX_SECOND_DIGITS || seconds.scale() > MAX_LENGTH) {
      throw new IllegalArgumentException("Number is out of range: digits=" + digits);
    }
    BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
    BigDecimal nanos = seconds.subtract(whole).movePointRight(NANO_DIGITS);
    return Instant.ofEpochSecond(whole.longValueExact(), nanos.longValue());
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
