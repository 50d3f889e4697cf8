package dev.weir.events.transaction;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a transaction was made, as the producer wrote it. For an online purchase every part is
 * optional.
 *
 * @param country ISO 3166-1 alpha-2, or {@code XK} (Kosovo, a code used by card networks), in any
 *     case; kept in upper case; empty if unknown
 * @param city up to 128 characters; empty if unknown
 * @param coordinates the point, if known; 0,0 stands for an unknown point
 */
public record Location(String country, String city, Optional<Coordinates> coordinates) {

  /** The location of a purchase without one. */
  public static final Location UNKNOWN = new Location("", "", Optional.empty());

  /** The valid codes. */
  static final Set<String> COUNTRIES =
      Stream.concat(Stream.of(Locale.getISOCountries()), Stream.of("XK"))
          .collect(Collectors.toUnmodifiableSet());

  private static final int MAX_CITY = 128;

  /**
   * Validates country and city.
   *
   * @throws InvalidTransactionException if the country is invalid, or the city is too long
   */
  public Location {
    country = country.toUpperCase(Locale.ROOT);
    if (!country.isEmpty() && !COUNTRIES.contains(country)) {
      throw new InvalidTransactionException(
          Problem.UNKNOWN_COUNTRY, "location.country is not an ISO 3166-1 alpha-2 code");
    }
    city = city.isBlank() ? "" : Text.require("location.city", city, MAX_CITY);
    coordinates = coordinates.filter(at -> !at.isNullIsland());
  }

  /**
   * Returns the place that rules compare; empty if country or city is missing, or if the city is a
   * telephone number or a placeholder.
   */
  public Optional<Place> place() {
    return country.isEmpty() || !Place.isCity(city)
        ? Optional.empty()
        : Optional.of(new Place(country, city));
  }
}
