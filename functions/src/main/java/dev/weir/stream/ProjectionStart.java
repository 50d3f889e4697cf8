package dev.weir.stream;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;

/**
 * From when on a new event source reads the stream of a projection that exists, as the settings
 * have it: {@code v1#2026-11-30T10:15:00Z}. It names the projection, because another one has to be
 * filled from the stream's beginning.
 */
public record ProjectionStart(String projection, Instant at) {

  private static final char SEPARATOR = '#';

  public ProjectionStart {
    Objects.requireNonNull(at, "at");
    if (projection.isEmpty() || projection.indexOf(SEPARATOR) >= 0) {
      throw new IllegalArgumentException("Not a projection: " + projection);
    }
  }

  /**
   * Reads back what {@link #toString()} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static ProjectionStart parse(String text) {
    int separator = text.indexOf(SEPARATOR);
    if (separator < 0) {
      throw new IllegalArgumentException("No # in " + text);
    }
    try {
      return new ProjectionStart(
          text.substring(0, separator), Instant.parse(text.substring(separator + 1)));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("Not an instant after the #: " + text, e);
    }
  }

  @Override
  public String toString() {
    return projection + SEPARATOR + at;
  }
}
