package dev.weir.events.transaction;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Where a transaction was made, as the producer wrote it.
 *
 * @param country ISO 3166-1 alpha-2, in any case; kept in upper case
 * @param city 1 to 128 characters
 * @param coordinates the point, where it is known
 */
public record Location(String country, String city, Optional<Coordinates> coordinates) {

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final int MAX_CITY = 128;

  /**
   * Checks country and city.
   *
   * @throws InvalidTransactionException where the country is none, or the city is blank or too long
   */
  public Location {
    country = country.toUpperCase(Locale.ROOT);
    if (!COUNTRIES.contains(country)) {
      throw new InvalidTransactionException(
          Problem.UNKNOWN_COUNTRY, "location.country is no ISO 3166-1 alpha-2 code");
    }
    Text.require("location.city", city, MAX_CITY);
    Objects.requireNonNull(coordinates);
  }

  /** The place that rules compare by. */
  public Place place() {
    return new Place(country, city);
  }
}
