package dev.weir.accesslog.formats;

/** Reads the numbers of a line. */
final class NumberText {

  /** Stands for an unreadable status. */
  static final int UNREADABLE = -1;

  /**
   * The largest byte count: an exabyte. A larger one counts as this, so that no line can overflow a
   * sum: eight of the largest fit into a long, and sums saturate.
   */
  static final long MAX_COUNT = 1_000_000_000_000_000_000L;

  // 18 digits always fit into a long.
  private static final int MAX_DIGITS = 18;

  /** No server writes a longer number, in bytes. */
  private static final int MAX_NUMBER_BYTES = 64;

  private NumberText() {}

  /**
   * Returns a status of three digits; 0 for {@code 000}, {@code 0} and {@code -}, which mean that
   * there was no answer.
   */
  static int status(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length == 3) {
      return threeDigits(bytes, from);
    }
    boolean none = length == 1 && (bytes[from] == '-' || bytes[from] == '0');
    return none ? 0 : UNREADABLE;
  }

  private static int threeDigits(byte[] bytes, int at) {
    int hundreds = bytes[at] - '0';
    int tens = bytes[at + 1] - '0';
    int ones = bytes[at + 2] - '0';
    boolean digits = isDigit(hundreds) && isDigit(tens) && isDigit(ones);
    return digits ? hundreds * 100 + tens * 10 + ones : UNREADABLE;
  }

  private static boolean isDigit(int value) {
    return value >= 0 && value <= 9;
  }

  /**
   * Returns the last status of a list separated by commas, colons and spaces, which nginx writes
   * after a retry.
   */
  static int lastStatus(byte[] bytes, int from, int to) {
    int last = to;
    while (last > from && bytes[last - 1] != ' ' && bytes[last - 1] != ',') {
      last--;
    }
    return status(bytes, last, to);
  }

  /**
   * Returns a count; 0 for {@code -} and for unreadable text, {@link #MAX_COUNT} for larger
   * numbers.
   */
  static long countOrZero(byte[] bytes, int from, int to) {
    if (to - from > MAX_DIGITS) {
      return isCountOrNone(bytes, from, to) ? MAX_COUNT : 0;
    }
    long count = 0;
    for (int i = from; i < to; i++) {
      int digit = bytes[i] - '0';
      if (!isDigit(digit)) {
        return 0;
      }
      count = count * 10 + digit;
    }
    return count;
  }

  /** Whether it is a count in digits, or {@code -} for none. */
  static boolean isCountOrNone(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length < 1 || length > MAX_NUMBER_BYTES) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (!isDigit(bytes[i] - '0')) {
        return length == 1 && bytes[from] == '-';
      }
    }
    return true;
  }

  /**
   * Whether it is a decimal number, possibly negative or with a fraction, or {@code -} for none.
   */
  static boolean isNumberOrNone(byte[] bytes, int from, int to) {
    int at = from < to && bytes[from] == '-' ? from + 1 : from;
    int points = 0;
    for (int i = at; i < to; i++) {
      if (bytes[i] == '.') {
        points++;
      } else if (!isDigit(bytes[i] - '0')) {
        return false;
      }
    }
    return to > from && points <= 1;
  }
}
