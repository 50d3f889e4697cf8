package dev.weir.accesslog.formats;

import dev.weir.accesslog.formats.JsonFieldMap.Target;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * The values read from one JSON line. Of several names with the same meaning, the one with the
 * lowest rank takes precedence. A name that an object has twice with different values makes the
 * line ambiguous (RFC 8259, 4: the result is undefined).
 */
final class JsonValues {

  /** The longest value that is read, in bytes: times and statuses are far shorter. */
  private static final int MAX_VALUE_BYTES = AccessLogLine.MAX_SERVICE_BYTES;

  private static final int STATUS_DIGITS = 3;
  private static final int NOT_TAKEN = Integer.MAX_VALUE;

  private final Map<Role, Taken> taken = new EnumMap<>(Role.class);
  private final byte[] value = new byte[MAX_VALUE_BYTES];
  private AccessLogLine line = new AccessLogLine();
  private boolean twice;

  /** The value of one role. */
  private static final class Taken {
    private final byte[] text = new byte[MAX_VALUE_BYTES];
    private int length;
    private int rank;
    private int object;

    boolean is(byte[] other, int otherLength) {
      return Arrays.equals(other, 0, otherLength, text, 0, length);
    }

    void set(byte[] newText, int newLength, int newRank, int newObject) {
      System.arraycopy(newText, 0, text, 0, newLength);
      length = newLength;
      rank = newRank;
      object = newObject;
    }
  }

  JsonValues() {
    for (Role role : Role.values()) {
      taken.put(role, new Taken());
    }
  }

  void clear(AccessLogLine newLine) {
    taken.values().forEach(each -> each.rank = NOT_TAKEN);
    line = newLine;
    twice = false;
  }

  /** Returns the result for the line after all values were set. */
  LineResult verdict() {
    LineResult result = line.verdict();
    return twice && result != LineResult.NOT_AN_ACCESS_LOG ? LineResult.AMBIGUOUS : result;
  }

  /**
   * Sets one value.
   *
   * @param object the number of its object within the line
   */
  void take(Target target, int object, char[] text, int offset, int count) {
    int length = JsonText.bytes(text, offset, count, value);
    boolean none = length == 1 && value[0] == '-' && target.role() != Role.STATUS;
    if (length <= 0 || none) {
      return;
    }
    Role role = role(target, length);
    Taken before = taken.get(role);
    if (before.rank < target.rank()) {
      return;
    }
    int plain = isNumber(role) ? JsonNumber.plain(value, length) : length;
    if (before.rank == target.rank()) {
      twice |= before.object == object && !before.is(value, plain);
      return;
    }
    before.set(value, plain, target.rank(), object);
    line.take(target.host() ? Role.HOST : role, before.text, 0, read(role, before));
  }

  /** CloudFront has a time of day alongside a date. */
  private Role role(Target target, int length) {
    boolean timeOfDay =
        target.role() == Role.ANY_TIME && TimeText.secondOfDay(value, 0, length) >= 0;
    return timeOfDay ? Role.TIME_OF_DAY : target.role();
  }

  private static boolean isNumber(Role role) {
    return role != Role.SERVICE && role != Role.DATE && role != Role.TIME_OF_DAY;
  }

  /**
   * Returns the length of the part of a value that is read: of {@code 500 Internal Server Error},
   * its digits.
   */
  private static int read(Role role, Taken value) {
    boolean named =
        role == Role.STATUS && value.length > STATUS_DIGITS && value.text[STATUS_DIGITS] == ' ';
    return named ? STATUS_DIGITS : value.length;
  }
}
