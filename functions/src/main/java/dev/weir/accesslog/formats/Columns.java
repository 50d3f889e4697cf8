package dev.weir.accesslog.formats;

import java.util.Arrays;
import java.util.List;

/**
 * Reads lines whose fields come in a fixed order, separated by one byte. Further fields are
 * skipped.
 */
final class Columns {

  /** The way in which a field that may contain the separator is enclosed. */
  enum Enclosing {
    /** Not enclosed: the separator always separates two fields. */
    NONE,
    /** In quotes, with backslash escapes, or in brackets. */
    QUOTES_AND_BRACKETS
  }

  private final Role[] roles;
  private final int least;
  private final boolean enclosed;

  /**
   * @param least the minimum number of fields of a line in this format; a line that has more, but
   *     is truncated before its status, has a bad status
   */
  Columns(Enclosing enclosing, int least, Role... roles) {
    this.enclosed = enclosing == Enclosing.QUOTES_AND_BRACKETS;
    this.least = least;
    this.roles = Arrays.copyOf(roles, lastRead(roles) + 1);
  }

  /** Returns the columns of a list of roles, for a format that encloses nothing. */
  static Columns bare(int least, List<Role> roles) {
    return new Columns(Enclosing.NONE, least, roles.toArray(Role[]::new));
  }

  private static int lastRead(Role[] roles) {
    int last = roles.length - 1;
    while (last > 0 && roles[last] == Role.SKIP) {
      last--;
    }
    return last;
  }

  /** Reads one line, as {@link LineFormat} does. */
  LineResult parse(byte separator, byte[] b, int from, int to, AccessLogLine line) {
    int at = from;
    for (int i = 0; i < roles.length; i++) {
      if (at > to) {
        return i < least ? LineResult.NOT_AN_ACCESS_LOG : line.verdict();
      }
      int open = enclosed ? closingByte(b, at, to) : 0;
      int start = open == 0 ? at : at + 1;
      int end = open == 0 ? next(separator, b, at, to) : closing(open, b, start, to);
      if (end < 0) {
        return i < least ? LineResult.NOT_AN_ACCESS_LOG : line.verdict();
      }
      if (!hasShape(roles[i], b, start, end)) {
        return LineResult.NOT_AN_ACCESS_LOG;
      }
      line.take(roles[i], start, end);
      at = open == 0 ? end + 1 : end + 2;
    }
    return line.verdict();
  }

  /** Returns the byte that closes the field that begins here; 0 if it is not enclosed. */
  private static int closingByte(byte[] b, int at, int to) {
    if (at == to) {
      return 0;
    }
    return switch (b[at]) {
      case '"' -> '"';
      case '[' -> ']';
      default -> 0;
    };
  }

  private static int closing(int close, byte[] b, int from, int to) {
    if (close == '"') {
      return Quotes.end(b, from, to);
    }
    int end = next((byte) close, b, from, to);
    return end == to ? -1 : end;
  }

  private static int next(byte wanted, byte[] b, int from, int to) {
    int end = from;
    while (end < to && b[end] != wanted) {
      end++;
    }
    return end;
  }

  // A date or number of the wrong shape shows that the line is in another format.
  private static boolean hasShape(Role role, byte[] b, int from, int to) {
    return switch (role) {
      case NUMBER -> NumberText.isNumberOrNone(b, from, to);
      case ADDRESS -> HostText.isAddress(b, from, to);
      case ADDRESS_AND_PORT -> HostText.isAddressAndPort(b, from, to);
      case METHOD -> HostText.isToken(b, from, to);
      case DATE -> to - from == Opening.DATE_LENGTH && Opening.isDate(b, from, to);
      default -> true;
    };
  }
}
