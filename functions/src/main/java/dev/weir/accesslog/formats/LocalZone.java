package dev.weir.accesslog.formats;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/** The zone of times without an offset. */
final class LocalZone {

  static final LocalZone UTC = new LocalZone(ZoneOffset.UTC);

  private final ZoneRules rules;

  private LocalZone(ZoneId zone) {
    this.rules = zone.getRules();
  }

  static LocalZone of(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? UTC : new LocalZone(zone);
  }

  /**
   * Returns the instant of a local time. An hour that occurs twice when clocks change is taken as
   * the first of the two; a skipped hour as if clocks had not changed yet.
   *
   * @return {@link TimeText#UNREADABLE} if it lies outside the years 1970 to 9999
   */
  long epochSecond(long localSecond) {
    if (this == UTC) {
      return localSecond;
    }
    var offset = rules.getOffset(LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC));
    return CivilTime.inRange(localSecond - offset.getTotalSeconds());
  }
}
