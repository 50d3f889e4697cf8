package dev.weir.accesslog.formats;

import dev.weir.accesslog.formats.JsonFieldMap.FieldTarget;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * The values read from one JSON line. Of several names with the same meaning, the one with the
 * lowest rank takes precedence. A name that a record has twice with different values makes the line
 * ambiguous (RFC 8259, 4: the result is undefined), whether the name is written with points or as
 * objects within each other.
 */
final class JsonValues {

  /** The longest value that is read, in bytes: times and statuses are far shorter. */
  private static final int MAX_VALUE_BYTES = AccessLogLine.MAX_SERVICE_BYTES;

  private static final int STATUS_DIGITS = 3;
  private static final int NOT_TAKEN = Integer.MAX_VALUE;

  /** The rank of a time that a shipper wrote, after all that servers write. */
  private static final int LAST = NOT_TAKEN - 1;

  private final Map<Role, TakenValue> taken = new EnumMap<>(Role.class);
  private final byte[] value = new byte[MAX_VALUE_BYTES];
  private AccessLogLine line = new AccessLogLine();
  private boolean twice;

  /** The value of one role. */
  private static final class TakenValue {
    private final byte[] text = new byte[MAX_VALUE_BYTES];
    private int length;
    private int rank;
    private int record;

    boolean is(byte[] other, int otherLength) {
      return Arrays.equals(other, 0, otherLength, text, 0, length);
    }

    void set(byte[] newText, int newLength, int newRank, int newRecord) {
      System.arraycopy(newText, 0, text, 0, newLength);
      length = newLength;
      rank = newRank;
      record = newRecord;
    }
  }

  JsonValues() {
    for (Role role : Role.values()) {
      taken.put(role, new TakenValue());
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
   * @param record the number of its record within the line
   */
  void take(FieldTarget target, int record, char[] text, int offset, int count) {
    int length = JsonText.bytes(text, offset, count, value);
    boolean none = length == 1 && value[0] == '-' && target.role() != Role.STATUS;
    if (length <= 0 || none) {
      return;
    }
    Role role = role(target, length);
    int rank = role == target.role() || role == Role.TIME_OF_DAY ? target.rank() : LAST;
    TakenValue before = taken.get(role);
    if (before.rank < rank) {
      return;
    }
    int plain = isNumber(role) ? JsonNumber.plain(value, length) : length;
    if (before.rank == rank) {
      // The time of a wrapped record may differ from its wrapper's, which then takes precedence.
      boolean oneValue = before.record == record || role == Role.STATUS;
      twice |= oneValue && !before.is(value, plain);
      if (before.record <= record) {
        return;
      }
    }
    before.set(value, plain, rank, record);
    line.take(target.host() ? Role.HOST : role, before.text, 0, read(role, before));
  }

  /** CloudFront has a time of day alongside a date; Fluent Bit's {@code date} is a time. */
  private Role role(FieldTarget target, int length) {
    return switch (target.role()) {
      case ANY_TIME ->
          TimeText.secondOfDay(value, 0, length) >= 0 ? Role.TIME_OF_DAY : Role.ANY_TIME;
      case DATE -> length == Opening.DATE_LENGTH ? Role.DATE : Role.ANY_TIME;
      default -> target.role();
    };
  }

  private static boolean isNumber(Role role) {
    return role != Role.SERVICE && role != Role.DATE && role != Role.TIME_OF_DAY;
  }

  /**
   * Returns the length of the part of a value that is read: of {@code 500 Internal Server Error},
   * its digits.
   */
  private static int read(Role role, TakenValue value) {
    boolean named =
        role == Role.STATUS && value.length > STATUS_DIGITS && value.text[STATUS_DIGITS] == ' ';
    return named ? STATUS_DIGITS : value.length;
  }
}
