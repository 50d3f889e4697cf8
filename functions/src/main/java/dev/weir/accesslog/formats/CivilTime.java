package dev.weir.accesslog.formats;

/** The proleptic Gregorian calendar in plain arithmetic, for the years 1970 to 9999. */
final class CivilTime {

  static final int SECONDS_PER_DAY = 86_400;

  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 9999;
  private static final long LAST_SECOND = 253_402_300_799L;

  // Days before each month of a year without a leap day.
  private static final int[] DAYS_BEFORE_MONTH = {
    0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334
  };

  private static final int[] DAYS_OF_MONTH = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private CivilTime() {}

  /** Returns the days since 1970-01-01; {@link TimeText#UNREADABLE} if there is no such day. */
  static long epochDay(int year, int month, int day) {
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) {
      return TimeText.UNREADABLE;
    }
    boolean leap = isLeap(year);
    int last = DAYS_OF_MONTH[month - 1] + (leap && month == 2 ? 1 : 0);
    if (day < 1 || day > last) {
      return TimeText.UNREADABLE;
    }
    int before = DAYS_BEFORE_MONTH[month - 1] + (leap && month > 2 ? 1 : 0);
    return daysBeforeYear(year) + before + day - 1;
  }

  private static boolean isLeap(int year) {
    return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  private static long daysBeforeYear(int year) {
    int past = year - 1;
    int leapDays = past / 4 - past / 100 + past / 400;
    // 719,162 days lie between 0001-01-01 and 1970-01-01.
    return past * 365L + leapDays - 719_162;
  }

  /**
   * Returns the seconds since midnight, or -1 if there is no such time. A leap second counts as the
   * second before it, so that it stays in its minute.
   */
  static int secondOfDay(int hour, int minute, int second) {
    boolean exists = hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
    if (!exists || second < 0 || second > 60) {
      return -1;
    }
    return hour * 3600 + minute * 60 + Math.min(second, 59);
  }

  /** Returns the seconds since 1970; {@link TimeText#UNREADABLE} if one of the three is absent. */
  static long epochSecond(long epochDay, int secondOfDay, int offsetSeconds) {
    if (epochDay == TimeText.UNREADABLE || secondOfDay < 0 || offsetSeconds == TimeText.NO_OFFSET) {
      return TimeText.UNREADABLE;
    }
    return inRange(epochDay * SECONDS_PER_DAY + secondOfDay - offsetSeconds);
  }

  /** Returns the second itself if it lies in the years 1970 to 9999. */
  static long inRange(long second) {
    return second >= 0 && second <= LAST_SECOND ? second : TimeText.UNREADABLE;
  }
}
