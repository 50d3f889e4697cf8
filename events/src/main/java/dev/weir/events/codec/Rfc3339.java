package dev.weir.events.codec;

import java.time.DateTimeException;
import java.time.Instant;
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
  private static final int MIN_DAYS = 28; // of any month
  // From the day before 0000-03-01.
  private static final int DAYS_BEFORE_1970 = 719_469;

  private final byte[] bytes;
  private final int end;
  private int at;

  private Rfc3339(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  /**
   * Returns the instant that {@code bytes[from, to)} is, to the nanosecond. A leap second becomes
   * the second before it.
   *
   * @throws DateTimeException if the text has another form
   */
  public static Instant parse(byte[] bytes, int from, int to) {
    require(to - from >= SHORTEST && to - from <= LONGEST);
    return new Rfc3339(bytes, from, to).instant();
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
    require(at == end);
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
    require(
        month > 0
            && day > 0
            && (day <= MIN_DAYS || day <= YearMonth.of(year, month).lengthOfMonth()));
    return epochDay(year, month, day);
  }

  /**
   * Returns the number of days since 1970-01-01, in years that begin in March, so that the leap day
   * is the last one; then the months before one have so many days, rounded down (Howard Hinnant,
   * "chrono-Compatible Low-Level Date Algorithms"). As {@link java.time.LocalDate#toEpochDay},
   * without a date.
   */
  private static long epochDay(int year, int month, int day) {
    var marchYear = month > 2 ? year : year - 1;
    var monthFromMarch = month > 2 ? month - 3 : month + 9;
    return 365L * marchYear
        + Math.floorDiv(marchYear, 4)
        - Math.floorDiv(marchYear, 100)
        + Math.floorDiv(marchYear, 400)
        + (153 * monthFromMarch + 2) / 5
        + day
        - DAYS_BEFORE_1970;
  }

  private int fraction() {
    expect('.');
    var nanos = 0;
    var digits = 0;
    for (; at < end && isDigit(bytes[at]); at++, digits++) {
      // An Instant can't keep more digits: truncating them would silently change the time.
      require(digits < NANO_DIGITS);
      nanos = nanos * 10 + bytes[at] - '0';
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
    require(at + digits <= end);
    var number = 0;
    for (var last = at + digits; at < last; at++) {
      require(isDigit(bytes[at]));
      number = number * 10 + bytes[at] - '0';
    }
    require(number <= most);
    return number;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private boolean isAt(char c) {
    return at < end && bytes[at] == c;
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
