package dev.weir.accesslog.formats;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What a line begins with. The formats are distinguished by it alone, so that no line belongs to
 * two of them.
 */
final class Opening {

  /** How many bytes {@code 2025-10-10} has. */
  static final int DATE_LENGTH = 10;

  /** What an ALB line begins with: the type of the connection. */
  private static final List<byte[]> CONNECTION_TYPES =
      List.of(
          ascii("http "),
          ascii("https "),
          ascii("h2 "),
          ascii("grpcs "),
          ascii("ws "),
          ascii("wss "));

  private Opening() {}

  /** Whether it begins with {@code dddd/dd/dd}, as the error logs of nginx do. */
  private static boolean isSlashedDate(byte[] b, int from, int to) {
    return to - from >= DATE_LENGTH
        && b[from + 4] == '/'
        && b[from + 7] == '/'
        && TimeText.four(b, from) >= 0;
  }

  /** Whether it begins with {@code dddd-dd-dd} and this byte. */
  static boolean isDateAnd(byte next, byte[] b, int from, int to) {
    return isDate(b, from, to) && to - from > DATE_LENGTH && b[from + DATE_LENGTH] == next;
  }

  /** Whether it begins with {@code dddd-dd-dd}, be there such a day or not. */
  static boolean isDate(byte[] b, int from, int to) {
    return to - from >= DATE_LENGTH
        && b[from + 4] == '-'
        && b[from + 7] == '-'
        && TimeText.four(b, from) >= 0
        && TimeText.two(b, from + 5) >= 0
        && TimeText.two(b, from + 8) >= 0;
  }

  /** Whether it begins with a connection's type and a date. */
  static boolean isConnection(byte[] b, int from, int to) {
    if (from == to || !isFirstOfConnectionType(b[from])) {
      return false;
    }
    for (byte[] type : CONNECTION_TYPES) {
      int after = from + type.length;
      if (after <= to && Arrays.equals(b, from, after, type, 0, type.length)) {
        return isDate(b, after, to);
      }
    }
    return false;
  }

  private static boolean isFirstOfConnectionType(byte b) {
    return b == 'h' || b == 'g' || b == 'w';
  }

  /**
   * Whether it begins with none of what marks another format than the two with a bracketed time.
   */
  static boolean isPlain(byte[] b, int from, int to) {
    if (from == to || b[from] == '{' || b[from] == '#') {
      return false;
    }
    boolean dated = isDate(b, from, to) || isSlashedDate(b, from, to);
    return !dated && !isConnection(b, from, to) && !isBracketedDate(b, from, to);
  }

  /** Whether it begins with {@code [dddd-dd-dd}. */
  static boolean isBracketedDate(byte[] b, int from, int to) {
    return from < to && b[from] == '[' && isDate(b, from + 1, to);
  }

  /** Whether it begins with a number, perhaps with a fraction, and a tab. */
  static boolean isNumberAndTab(byte[] b, int from, int to) {
    int at = from;
    while (at < to && (TimeText.isDigit(b[at]) || b[at] == '.')) {
      at++;
    }
    return at > from && at < to && b[at] == '\t';
  }

  /** Whether it begins with these bytes. */
  static boolean startsWith(byte[] wanted, byte[] b, int from, int to) {
    return to - from >= wanted.length
        && Arrays.equals(b, from, from + wanted.length, wanted, 0, wanted.length);
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
