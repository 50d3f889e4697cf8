package dev.weir.accesslog.formats;

/** A part of a time that a format string assembles itself, named as in {@code strftime}. */
enum TimePart {
  YEAR(4),
  /** Two digits of a year from 2000 on. */
  SHORT_YEAR(2),
  MONTH(2),
  MONTH_NAME(3),
  DAY(2),
  HOUR(2),
  MINUTE(2),
  SECOND(2),
  OFFSET(5);

  private final int width;

  TimePart(int width) {
    this.width = width;
  }

  /** Returns its fixed number of bytes. */
  int width() {
    return width;
  }

  /** Returns its number, negative if there is none; the offset in seconds. */
  int read(byte[] b, int at) {
    return switch (this) {
      case YEAR -> TimeText.four(b, at);
      case SHORT_YEAR -> 2000 + TimeText.two(b, at);
      case MONTH_NAME -> TimeText.monthName(b, at);
      case DAY -> b[at] == ' ' ? digit(b[at + 1]) : TimeText.two(b, at);
      case OFFSET -> TimeText.offset(b, at, at + width);
      case MONTH, HOUR, MINUTE, SECOND -> TimeText.two(b, at);
    };
  }

  private static int digit(byte b) {
    return TimeText.isDigit(b) ? b - '0' : -1;
  }
}
