package dev.weir.accesslog.formats;

import dev.weir.accesslog.formats.JsonFieldMap.Target;
import java.util.Arrays;

/**
 * The values of one JSON line that are read. Of several names of one meaning that of the lowest
 * rank is believed. A name that an object has twice with different values makes the line ambiguous
 * (RFC 8259, 4: which one counts is not defined).
 */
final class JsonValues {

  /** The longest value that is read, in bytes: times and statuses are far shorter. */
  private static final int MAX_VALUE_BYTES = AccessLogLine.MAX_SERVICE_BYTES;

  private static final int STATUS_DIGITS = 3;
  private static final int NOT_TAKEN = Integer.MAX_VALUE;
  private static final int ROLES = Role.values().length;

  /** What was taken for each role. */
  private final byte[][] taken = new byte[ROLES][MAX_VALUE_BYTES];

  private final int[] lengths = new int[ROLES];
  private final int[] ranks = new int[ROLES];
  private final int[] objects = new int[ROLES];
  private final byte[] value = new byte[MAX_VALUE_BYTES];
  private AccessLogLine line = new AccessLogLine();
  private boolean twice;

  void clear(AccessLogLine newLine) {
    Arrays.fill(ranks, NOT_TAKEN);
    line = newLine;
    twice = false;
  }

  /** What the line is, after all values were taken. */
  LineResult verdict() {
    LineResult result = line.verdict();
    return twice && result != LineResult.NOT_AN_ACCESS_LOG ? LineResult.AMBIGUOUS : result;
  }

  /**
   * Takes one value.
   *
   * @param object which of the line's objects it is in
   */
  void take(Target target, int object, char[] text, int offset, int count) {
    int length = JsonText.bytes(text, offset, count, value);
    Role role = target.role();
    boolean none = length == 1 && value[0] == '-' && role != Role.STATUS;
    if (length <= 0 || none) {
      return;
    }
    if (role == Role.ANY_TIME && TimeText.secondOfDay(value, 0, length) >= 0) {
      // CloudFront's time of day, beside a date.
      role = Role.TIME_OF_DAY;
    }
    int i = role.ordinal();
    if (ranks[i] < target.rank()) {
      return;
    }
    int plain = isNumber(role) ? JsonNumber.plain(value, length) : length;
    if (ranks[i] == target.rank()) {
      twice |= objects[i] == object && !isTaken(i, plain);
      return;
    }
    System.arraycopy(value, 0, taken[i], 0, plain);
    lengths[i] = plain;
    ranks[i] = target.rank();
    objects[i] = object;
    line.take(role == Role.SERVICE && target.host() ? Role.HOST : role, taken[i], 0, read(role, i));
  }

  private static boolean isNumber(Role role) {
    return role != Role.SERVICE && role != Role.DATE && role != Role.TIME_OF_DAY;
  }

  private boolean isTaken(int role, int length) {
    return Arrays.equals(value, 0, length, taken[role], 0, lengths[role]);
  }

  /** How much of a value is read: of {@code 500 Internal Server Error} its digits. */
  private int read(Role role, int i) {
    boolean named =
        role == Role.STATUS && lengths[i] > STATUS_DIGITS && taken[i][STATUS_DIGITS] == ' ';
    return named ? STATUS_DIGITS : lengths[i];
  }
}
