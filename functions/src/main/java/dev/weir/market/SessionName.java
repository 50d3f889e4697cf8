package dev.weir.market;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names of sessions that contain their time: a date such as {@code 2026-11-23}; a date with a
 * number, {@code 2026-11-23-2} for the second session of that day; or the time at which the session
 * began, {@code 2026-11-23T14:30:00Z}.
 */
public final class SessionName {

  private static final Pattern OF_DAY =
      Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-([0-9]{1,3}))?");

  private SessionName() {}

  /**
   * Returns the earliest start of such a session, in UTC: the beginning of its day plus a second
   * for each number, so that ten comes after nine. Empty for any other name.
   */
  public static Optional<Instant> startOf(String session) {
    try {
      var ofDay = OF_DAY.matcher(session);
      if (ofDay.matches()) {
        var number = ofDay.group(2) == null ? 0 : Integer.parseInt(ofDay.group(2));
        var day = LocalDate.parse(ofDay.group(1)).atStartOfDay(ZoneOffset.UTC);
        return Optional.of(day.toInstant().plusSeconds(number));
      }
      return session.endsWith("Z") ? Optional.of(Instant.parse(session)) : Optional.empty();
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }
}
