package dev.weir.accesslog.formats;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The beginnings of lines. They alone distinguish the formats, so that no line is in two of them.
 */
final class Opening {

  /** The length of {@code 2025-10-10} in bytes. */
  static final int DATE_LENGTH = 10;

  /** The beginnings of ALB lines: the type of the connection. */
  private static final List<byte[]> CONNECTION_TYPES =
      List.of(
          ascii("http "),
          ascii("https "),
          ascii("h2 "),
          ascii("grpcs "),
          ascii("ws "),
          ascii("wss "));

  private Opening() {}

  /** Whether it begins with {@code dddd/dd/dd}, as nginx's error logs do. */
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

  /** Whether it begins with {@code dddd-dd-dd}, whether or not there is such a day. */
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

  /** Whether its beginning matches no format other than the two with a bracketed time. */
  static boolean isPlain(byte[] b, int from, int to) {
    if (from == to || b[from] == '{') {
      return false;
    }
    boolean dated = isDate(b, from, to) || isSlashedDate(b, from, to);
    return !dated && !isConnection(b, from, to) && !isBracketedDate(b, from, to);
  }

  /** Whether it begins with {@code [dddd-dd-dd}. */
  static boolean isBracketedDate(byte[] b, int from, int to) {
    return from < to && b[from] == '[' && isDate(b, from + 1, to);
  }

  /** Whether it begins with a number, possibly with a fraction, and a tab. */
  static boolean isNumberAndTab(byte[] b, int from, int to) {
    int at = from;
    while (at < to && (TimeText.isDigit(b[at]) || b[at] == '.')) {
      at++;
    }
    return at > from && at < to && b[at] == '\t';
  }

  static boolean startsWith(byte[] wanted, byte[] b, int from, int to) {
    return to - from >= wanted.length
        && Arrays.equals(b, from, from + wanted.length, wanted, 0, wanted.length);
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
