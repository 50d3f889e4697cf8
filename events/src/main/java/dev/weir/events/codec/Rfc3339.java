package dev.weir.events.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Reads a date and time in RFC 3339 form, such as {@code 2026-11-23T05:59:40.250+01:00}. Stricter
 * than {@link Instant#parse}, which accepts longer years and 24 o'clock; and without its
 * formatter's cost.
 */
public final class Rfc3339 {

  private static final int SHORTEST = "2026-11-23T05:59:40Z".length();
  private static final int LONGEST = "2026-11-23T05:59:40.123456789+05:45".length();
  private static final int SECONDS_A_MINUTE = 60;
  private static final int SECONDS_AN_HOUR = 3_600;
  private static final int SECONDS_A_DAY = 86_400;
  private static final int NANO_DIGITS = 9;

  private final String text;
  private int at;

  private Rfc3339(String text) {
    this.text = text;
  }

  /**
   * Returns the instant, to the nanosecond. A leap second becomes the second before it.
   *
   * @throws DateTimeException if the text has another form
   */
  public static Instant parse(String text) {
    require(text.length() >= SHORTEST && text.length() <= LONGEST);
    return new Rfc3339(text).instant();
  }

  private Instant instant() {
    var days = date();
    require(isNext('T', 't'));
    var secondOfDay = number(2, 23) * SECONDS_AN_HOUR;
    expect(':');
    secondOfDay += number(2, 59) * SECONDS_A_MINUTE;
    expect(':');
    var second = number(2, 60);
    var nanos = isAt('.') ? fraction() : 0;
    var offset = offset();
    require(at == text.length());
    var isLeap = second == SECONDS_A_MINUTE;
    var epochSecond = days * SECONDS_A_DAY + secondOfDay + (isLeap ? 59 : second) - offset;
    // Leap seconds are inserted at midnight in UTC.
    require(!isLeap || Math.floorMod(epochSecond, SECONDS_A_DAY) == SECONDS_A_DAY - 1);
    return Instant.ofEpochSecond(epochSecond, nanos);
  }

  private long date() {
    var year = number(4, 9_999);
    expect('-');
    var month = number(2, 12);
    expect('-');
    var day = number(2, 31);
    require(month > 0 && day > 0 && day <= YearMonth.of(year, month).lengthOfMonth());
    return LocalDate.of(year, month, day).toEpochDay();
  }

  private int fraction() {
    expect('.');
    var nanos = 0;
    var digits = 0;
    for (; at < text.length() && isDigit(text.charAt(at)); at++, digits++) {
      // An Instant can't keep more digits: truncating them would silently change the time.
      require(digits < NANO_DIGITS);
      nanos = nanos * 10 + text.charAt(at) - '0';
    }
    require(digits > 0);
    for (; digits < NANO_DIGITS; digits++) {
      nanos *= 10;
    }
    return nanos;
  }

  /** Reads the offset in seconds east of UTC. */
  private int offset() {
    if (isNext('Z', 'z')) {
      return 0;
    }
    var sign = isAt('-') ? -1 : 1;
    require(isNext('+', '-'));
    var hours = number(2, 23);
    expect(':');
    return sign * (hours * SECONDS_AN_HOUR + number(2, 59) * SECONDS_A_MINUTE);
  }

  private int number(int digits, int most) {
    require(at + digits <= text.length());
    var number = 0;
    for (var end = at + digits; at < end; at++) {
      require(isDigit(text.charAt(at)));
      number = number * 10 + text.charAt(at) - '0';
    }
    require(number <= most);
    return number;
  }

  // Character.isDigit would accept digits of other scripts.
  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private boolean isAt(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private boolean isNext(char one, char other) {
    var is = isAt(one) || isAt(other);
    at += is ? 1 : 0;
    return is;
  }

  private void expect(char c) {
    require(isAt(c));
    at++;
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new DateTimeException("is not an RFC 3339 time, such as 2026-11-23T05:59:40Z");
    }
  }
}
