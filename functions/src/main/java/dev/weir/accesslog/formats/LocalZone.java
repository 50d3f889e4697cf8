package dev.weir.accesslog.formats;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/** The zone of times that are written without an offset. */
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
   * The instant of a local time. An hour that clocks pass twice is taken as the first of the two,
   * one that they skip as if they had not been changed yet.
   *
   * @return {@link TimeText#UNREADABLE} where it lies outside of the years 1970 to 9999
   */
  long epochSecond(long localSecond) {
    if (this == UTC) {
      return localSecond;
    }
    var offset = rules.getOffset(LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC));
    return CivilTime.inRange(localSecond - offset.getTotalSeconds());
  }
}
