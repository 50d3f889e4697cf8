package dev.weir.events;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * A minute of UTC event time: the half-open window {@code [start, start + 60 s)}.
 *
 * @param epochMinute whole minutes since 1970-01-01T00:00Z; may be negative
 */
public record Minute(long epochMinute) implements Comparable<Minute> {

  private static final long SECONDS = 60;

  public static Minute of(Instant instant) {
    return ofEpochSecond(instant.getEpochSecond());
  }

  /** Returns the minute of a number of seconds since the epoch. */
  public static Minute ofEpochSecond(long epochSecond) {
    return new Minute(Math.floorDiv(epochSecond, SECONDS));
  }

  /**
   * Reads the format of {@link #toString()}.
   *
   * @throws DateTimeParseException if the text has another format
   */
  public static Minute parse(String text) {
    var withSeconds = text.endsWith("Z") ? text.substring(0, text.length() - 1) + ":00Z" : text;
    return of(Instant.parse(withSeconds));
  }

  /** Returns the first instant of the minute. */
  public Instant start() {
    return Instant.ofEpochSecond(epochMinute * SECONDS);
  }

  @Override
  public int compareTo(Minute other) {
    return Long.compare(epochMinute, other.epochMinute);
  }

  /**
   * Returns the form used in keys, such as {@code 2015-05-17T10:05Z}, which sorts chronologically.
   */
  @Override
  public String toString() {
    var instant = start().toString();
    return instant.substring(0, instant.length() - ":00Z".length()) + "Z";
  }
}
