package dev.weir.accesslog.formats;

/** Reads the forms of time in access logs. Every date is validated against the calendar. */
final class TimeText {

  /** Stands for an unreadable time, or one outside the years 1970 to 9999. */
  static final long UNREADABLE = Long.MIN_VALUE;

  /** The length of {@code +0000}, with the blank, in bytes. */
  private static final int OFFSET_LENGTH = 6;

  /** Stands for an unreadable offset. */
  static final int NO_OFFSET = Integer.MIN_VALUE;

  /** The length of a time as Apache and nginx write it, in bytes. */
  static final int CLF_LENGTH = 26;

  /** Nine digits are the seconds of 1973: a smaller number is a duration. */
  private static final int MIN_EPOCH_DIGITS = 9;

  // RFC 3339 has no limit; no zone has ever had a larger offset (also java.time's limit).
  private static final int MAX_OFFSET_HOURS = 18;

  private static final int NOT_DIGITS = -1;

  private static final byte[] UTC = Opening.ascii("UTC");

  private TimeText() {}

  /** {@code 10/Oct/2025:13:55:36 +0000}. */
  static long clf(byte[] b, int from, int to) {
    if (to - from != CLF_LENGTH || !hasClfMarks(b, from)) {
      return UNREADABLE;
    }
    long day = CivilTime.epochDay(four(b, from + 7), monthName(b, from + 3), two(b, from));
    int second = CivilTime.secondOfDay(two(b, from + 12), two(b, from + 15), two(b, from + 18));
    return CivilTime.epochSecond(day, second, offset(b, from + 21, to));
  }

  /** Whether the text here has the separators of {@code 10/Oct/2025:13:55:36 +0000}. */
  static boolean hasClfMarks(byte[] b, int from) {
    return hasLocalClfMarks(b, from) && b[from + 20] == ' ';
  }

  private static boolean hasLocalClfMarks(byte[] b, int from) {
    return b[from + 2] == '/'
        && b[from + 6] == '/'
        && b[from + 11] == ':'
        && b[from + 14] == ':'
        && b[from + 17] == ':';
  }

  /** {@code 10/Oct/2025:13:55:36.123} without a zone, as HAProxy writes it: local seconds. */
  static long localClf(byte[] b, int from, int to) {
    boolean shaped = to - from >= 20 && hasLocalClfMarks(b, from);
    if (!shaped || endOfFraction(b, from + 20, to) != to) {
      return UNREADABLE;
    }
    long day = CivilTime.epochDay(four(b, from + 7), monthName(b, from + 3), two(b, from));
    int second = CivilTime.secondOfDay(two(b, from + 12), two(b, from + 15), two(b, from + 18));
    return CivilTime.epochSecond(day, second, 0);
  }

  /** The same with an offset, a fraction, both or neither. */
  private static long anyClf(byte[] b, int from, int to, LocalZone zone) {
    int offset = Math.max(from, to - OFFSET_LENGTH);
    if (b[offset] != ' ') {
      long local = localClf(b, from, to);
      return local == UNREADABLE ? local : zone.epochSecond(local);
    }
    int seconds = offset(b, offset + 1, to);
    long local = localClf(b, from, offset);
    boolean readable = local != UNREADABLE && seconds != NO_OFFSET;
    return readable ? CivilTime.inRange(local - seconds) : UNREADABLE;
  }

  /** {@code 2025-10-10T13:55:36.123Z}, with {@code Z} or an offset; the fraction is truncated. */
  static long rfc3339(byte[] b, int from, int to) {
    if (to - from < 20 || !isDateTimeMark(b[from + 10])) {
      return UNREADABLE;
    }
    int zone = endOfFraction(b, from + 19, to);
    long day = epochDay(b, from, from + 10);
    int second = secondOfDay(b, from + 11, from + 19);
    boolean blank = zone < to && b[zone] == ' ';
    return CivilTime.epochSecond(day, second, offset(b, blank ? zone + 1 : zone, to));
  }

  private static boolean isDateTimeMark(byte b) {
    return b == 'T' || b == 't' || b == ' ';
  }

  /** Returns the days since 1970 of {@code 2025-10-10}. */
  static long epochDay(byte[] b, int from, int to) {
    if (to - from != 10 || b[from + 4] != '-' || b[from + 7] != '-') {
      return UNREADABLE;
    }
    return CivilTime.epochDay(four(b, from), two(b, from + 5), two(b, from + 8));
  }

  /**
   * Returns the seconds since midnight of {@code 13:55:36}, optionally with a fraction; -1 if there
   * is none.
   */
  static int secondOfDay(byte[] b, int from, int to) {
    if (to - from < 8 || b[from + 2] != ':' || b[from + 5] != ':') {
      return -1;
    }
    if (endOfFraction(b, from + 8, to) != to) {
      return -1;
    }
    return CivilTime.secondOfDay(two(b, from), two(b, from + 3), two(b, from + 6));
  }

  /**
   * Returns the local seconds of {@code 2025-10-10 13:55:36,123}, optionally with slashes in its
   * date, without an offset; {@link #UNREADABLE} if it has one.
   */
  static long localDateTime(byte[] b, int from, int to) {
    boolean shaped = to - from >= 19 && isDateTimeMark(b[from + 10]) && b[from + 4] == b[from + 7];
    if (!shaped || (b[from + 4] != '-' && b[from + 4] != '/')) {
      return UNREADABLE;
    }
    int second = secondOfDay(b, from + 11, to);
    long day = CivilTime.epochDay(four(b, from), two(b, from + 5), two(b, from + 8));
    return CivilTime.epochSecond(day, second, 0);
  }

  // A point without digits after it is not a fraction. Some locales write a comma (ISO 8601 has
  // both).
  static int endOfFraction(byte[] b, int from, int to) {
    if (from == to || (b[from] != '.' && b[from] != ',')) {
      return from;
    }
    int end = from + 1;
    while (end < to && isDigit(b[end])) {
      end++;
    }
    return end == from + 1 ? from : end;
  }

  /**
   * Returns the seconds east of UTC of {@code Z}, {@code +02}, {@code +0200}, {@code +02:00} or
   * {@code UTC}.
   */
  static int offset(byte[] b, int from, int to) {
    int length = to - from;
    if (length == UTC.length && Opening.startsWith(UTC, b, from, to)) {
      return 0;
    }
    if (length == 1) {
      return b[from] == 'Z' || b[from] == 'z' ? 0 : NO_OFFSET;
    }
    if (length == 3 && (b[from] == '+' || b[from] == '-')) {
      return offset(b[from] == '-', two(b, from + 1), 0);
    }
    boolean colon = length == 6 && b[from + 3] == ':';
    if ((length != 5 && !colon) || (b[from] != '+' && b[from] != '-')) {
      return NO_OFFSET;
    }
    return offset(b[from] == '-', two(b, from + 1), two(b, to - 2));
  }

  private static int offset(boolean west, int hours, int minutes) {
    boolean exists = hours >= 0 && hours <= MAX_OFFSET_HOURS && minutes >= 0 && minutes < 60;
    if (!exists) {
      return NO_OFFSET;
    }
    int seconds = hours * 3600 + minutes * 60;
    return west ? -seconds : seconds;
  }

  /**
   * Reads a number since 1970, optionally with a fraction. Its size determines its unit, as any
   * other unit would give a time outside this age: up to 11 digits are seconds, up to 14
   * milliseconds, up to 17 microseconds, 18 and 19 nanoseconds.
   */
  static long epoch(byte[] b, int from, int to) {
    int end = from;
    long number = 0;
    while (end < to && end - from < 19 && isDigit(b[end])) {
      number = number * 10 + (b[end++] - '0');
    }
    if (end - from < MIN_EPOCH_DIGITS || number < 0 || endOfFraction(b, end, to) != to) {
      return UNREADABLE;
    }
    return CivilTime.inRange(number / unitsPerSecond(end - from));
  }

  private static long unitsPerSecond(int digits) {
    if (digits <= 11) {
      return 1;
    }
    if (digits <= 14) {
      return 1_000;
    }
    return digits <= 17 ? 1_000_000 : 1_000_000_000;
  }

  /** Reads any of the forms of a time that are one text; without an offset, in this zone. */
  static long any(byte[] b, int from, int to, LocalZone zone) {
    int length = to - from;
    // Apache's %t has brackets.
    if (length > 2 && b[from] == '[' && b[to - 1] == ']') {
      return any(b, from + 1, to - 1, zone);
    }
    if (length > 2 && b[from + 2] == '/') {
      return anyClf(b, from, to, zone);
    }
    if (length <= 4 || (b[from + 4] != '-' && b[from + 4] != '/')) {
      return epoch(b, from, to);
    }
    long local = localDateTime(b, from, to);
    return local == UNREADABLE ? rfc3339(b, from, to) : zone.epochSecond(local);
  }

  /**
   * Returns the number of a month by the first three letters of its English name; 0 if there is
   * none.
   */
  static int monthName(byte[] b, int at) {
    // The three letters as one number; 0x20 makes it case-insensitive.
    int name = (b[at] | 0x20) << 16 | (b[at + 1] | 0x20) << 8 | (b[at + 2] | 0x20);
    return switch (name) {
      case 'j' << 16 | 'a' << 8 | 'n' -> 1;
      case 'f' << 16 | 'e' << 8 | 'b' -> 2;
      case 'm' << 16 | 'a' << 8 | 'r' -> 3;
      case 'a' << 16 | 'p' << 8 | 'r' -> 4;
      case 'm' << 16 | 'a' << 8 | 'y' -> 5;
      case 'j' << 16 | 'u' << 8 | 'n' -> 6;
      case 'j' << 16 | 'u' << 8 | 'l' -> 7;
      case 'a' << 16 | 'u' << 8 | 'g' -> 8;
      case 's' << 16 | 'e' << 8 | 'p' -> 9;
      case 'o' << 16 | 'c' << 8 | 't' -> 10;
      case 'n' << 16 | 'o' << 8 | 'v' -> 11;
      case 'd' << 16 | 'e' << 8 | 'c' -> 12;
      default -> 0;
    };
  }

  /** Returns two digits as a number; negative if they are not digits. */
  static int two(byte[] b, int at) {
    boolean digits = isDigit(b[at]) && isDigit(b[at + 1]);
    return digits ? (b[at] - '0') * 10 + b[at + 1] - '0' : NOT_DIGITS;
  }

  /** Returns four digits as a number; negative if they are not digits. */
  static int four(byte[] b, int at) {
    int high = two(b, at);
    int low = two(b, at + 2);
    return high < 0 || low < 0 ? NOT_DIGITS : high * 100 + low;
  }

  static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
