package dev.weir.samples;

import dev.weir.events.transaction.Coordinates;
import dev.weir.events.transaction.Location;
import java.time.Duration;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * The homes and destinations of the sample's users. Each city has another one within 750 km, and
 * one beyond 1,500 km.
 *
 * @param country ISO 3166-1 alpha-2
 * @param centre of the city
 */
record City(String country, String name, Coordinates centre, Currency currency) {

  static final List<City> ALL =
      List.of(
          of("PT", "Lisbon", 38.7223, -9.1393, "EUR"),
          of("DE", "Berlin", 52.5200, 13.4050, "EUR"),
          of("FR", "Paris", 48.8566, 2.3522, "EUR"),
          of("ES", "Madrid", 40.4168, -3.7038, "EUR"),
          of("FI", "Helsinki", 60.1699, 24.9384, "EUR"),
          of("LV", "Riga", 56.9496, 24.1052, "EUR"),
          of("GB", "London", 51.5074, -0.1278, "GBP"),
          of("CH", "Zürich", 47.3769, 8.5417, "CHF"),
          of("US", "New York", 40.7128, -74.0060, "USD"),
          of("US", "Chicago", 41.8781, -87.6298, "USD"),
          of("CA", "Toronto", 43.6532, -79.3832, "CAD"),
          of("AU", "Sydney", -33.8688, 151.2093, "AUD"),
          of("AU", "Melbourne", -37.8136, 144.9631, "AUD"),
          of("NZ", "Wellington", -41.2866, 174.7756, "NZD"),
          of("NZ", "Auckland", -36.8509, 174.7645, "NZD"),
          of("SG", "Singapore", 1.3521, 103.8198, "SGD"),
          of("MY", "Kuala Lumpur", 3.1390, 101.6869, "MYR"),
          of("BR", "Rio de Janeiro", -22.9068, -43.1729, "BRL"),
          of("BR", "São Paulo", -23.5505, -46.6333, "BRL"));

  // From door to door: including the way to the airport, and never close to a speed that no
  // aircraft reaches.
  private static final double TRAVEL_KMH = 600;
  private static final Duration TO_THE_AIRPORT = Duration.ofHours(1);
  // About three kilometres: within the city.
  private static final double SPREAD_DEGREES = 0.03;
  private static final double ROUNDING = 10_000;

  private static City of(String country, String name, double lat, double lon, String currency) {
    return new City(country, name, new Coordinates(lat, lon), Currency.getInstance(currency));
  }

  static City any(Random random) {
    return ALL.get(random.nextInt(ALL.size()));
  }

  /** Returns any other city with another currency. */
  City foreign(Random random) {
    var foreign = ALL.stream().filter(city -> !city.currency.equals(currency)).toList();
    return foreign.get(random.nextInt(foreign.size()));
  }

  /** Returns any other city at least this far away. */
  City distant(Random random, double kilometres) {
    var distant = ALL.stream().filter(city -> kilometresTo(city) >= kilometres).toList();
    return distant.get(random.nextInt(distant.size()));
  }

  /** Returns the nearest other city. */
  City nearest() {
    return ALL.stream()
        .filter(city -> !city.equals(this))
        .min(Comparator.comparingDouble(this::kilometresTo))
        .orElseThrow();
  }

  double kilometresTo(City other) {
    return centre.kilometresTo(other.centre);
  }

  /** Returns the duration of an honest journey. */
  Duration travelTo(City other) {
    return TO_THE_AIRPORT.plus(timeAt(TRAVEL_KMH, kilometresTo(other)));
  }

  static Duration timeAt(double kmh, double kilometres) {
    return Duration.ofSeconds((long) Math.ceil(kilometres / kmh * Duration.ofHours(1).toSeconds()));
  }

  /** Returns a shop in the city, with coordinates. */
  Location shop(Random random) {
    return new Location(
        country,
        name,
        Optional.of(
            new Coordinates(near(centre.latitude(), random), near(centre.longitude(), random))));
  }

  private static double near(double degrees, Random random) {
    var at = degrees + SPREAD_DEGREES * (2 * random.nextDouble() - 1);
    return Math.round(at * ROUNDING) / ROUNDING;
  }

  /** Returns the city, without coordinates. */
  Location anywhere() {
    return new Location(country, name, Optional.empty());
  }

  /** Returns the city in the spelling of a producer that ignores capitals. */
  City inOtherCase(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> new City(country, name.toUpperCase(Locale.ROOT), centre, currency);
      case 1 -> new City(country, name.toLowerCase(Locale.ROOT), centre, currency);
      default -> this;
    };
  }
}
