package dev.weir.events.transaction;

import java.util.Locale;
import java.util.Objects;

/**
 * A city in a country, in the one form that places are compared in: upper case, without blanks
 * around it. Two records of the same place are equal however the producers wrote it.
 *
 * @param country ISO 3166-1 alpha-2
 * @param city its name
 */
public record Place(String country, String city) {

  public Place {
    country = normalised(country);
    city = normalised(city);
  }

  private static String normalised(String name) {
    return Objects.requireNonNull(name).strip().toUpperCase(Locale.ROOT);
  }

  /** Such as {@code LISBON, PT}. */
  @Override
  public String toString() {
    return city + ", " + country;
  }
}
