package dev.weir.accesslog.formats;

import java.util.EnumMap;
import java.util.Map;

/** The parts of one line's time. Without an offset they are in the configured zone. */
final class TimeParts {

  private final Map<TimePart, Integer> values = new EnumMap<>(TimePart.class);

  void clear() {
    values.clear();
  }

  void take(TimePart part, byte[] b, int at) {
    values.put(part, part.read(b, at));
  }

  boolean any() {
    return !values.isEmpty();
  }

  /** Sets the time that they form; {@link TimeText#UNREADABLE} if they form none. */
  void giveTo(AccessLogLine line) {
    if (values.containsKey(TimePart.OFFSET)) {
      line.takeTime(epochSecond());
    } else {
      line.takeLocalTime(epochSecond());
    }
  }

  private long epochSecond() {
    int year = values.containsKey(TimePart.YEAR) ? get(TimePart.YEAR) : get(TimePart.SHORT_YEAR);
    int month = values.containsKey(TimePart.MONTH) ? get(TimePart.MONTH) : get(TimePart.MONTH_NAME);
    long day = CivilTime.epochDay(year, month, get(TimePart.DAY));
    int second =
        CivilTime.secondOfDay(get(TimePart.HOUR), get(TimePart.MINUTE), get(TimePart.SECOND));
    return CivilTime.epochSecond(day, second, get(TimePart.OFFSET));
  }

  // A format without seconds or offset means zero; one without the others is rejected when
  // compiled.
  private int get(TimePart part) {
    return values.getOrDefault(part, 0);
  }
}
