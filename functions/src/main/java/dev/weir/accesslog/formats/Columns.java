package dev.weir.accesslog.formats;

import java.util.Arrays;
import java.util.List;

/**
 * Reads lines whose fields come in a fixed order, separated by one byte. Fields after the last one
 * that is read are skipped; only those may contain the separator, in quotes.
 */
final class Columns {

  private final Role[] roles;
  private final int least;

  /**
   * @param least the minimum number of fields of a line in this format; a line that has more, but
   *     is truncated before its status, has a bad status
   */
  Columns(int least, Role... roles) {
    this.least = least;
    this.roles = Arrays.copyOf(roles, lastRead(roles) + 1);
  }

  static Columns of(int least, List<Role> roles) {
    return new Columns(least, roles.toArray(Role[]::new));
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
      int end = next(separator, b, at, to);
      if (!hasShape(roles[i], b, at, end)) {
        return LineResult.NOT_AN_ACCESS_LOG;
      }
      line.take(roles[i], at, end);
      at = end + 1;
    }
    return line.verdict();
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
