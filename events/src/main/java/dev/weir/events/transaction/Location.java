package dev.weir.events.transaction;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a transaction was made, as the producer wrote it. An online purchase may lack any of it.
 *
 * @param country ISO 3166-1 alpha-2, or {@code XK} (Kosovo, a code that the card networks use), in
 *     any case; kept in upper case; empty where it is not known
 * @param city up to 128 characters; empty where it is not known
 * @param coordinates the point, where it is known; 0,0 stands for a point that is not
 */
public record Location(String country, String city, Optional<Coordinates> coordinates) {

  /** Of a purchase that says nothing about it. */
  public static final Location UNKNOWN = new Location("", "", Optional.empty());

  private static final Set<String> COUNTRIES =
      Stream.concat(Stream.of(Locale.getISOCountries()), Stream.of("XK"))
          .collect(Collectors.toUnmodifiableSet());
  private static final int MAX_CITY = 128;

  /**
   * Checks country and city.
   *
   * @throws InvalidTransactionException where the country is not one, or the city is too long
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
   * The place that rules compare by; empty where country or city is missing, or where the city is a
   * telephone number or a placeholder.
   */
  public Optional<Place> place() {
    return country.isEmpty() || !Place.isCity(city)
        ? Optional.empty()
        : Optional.of(new Place(country, city));
  }
}
