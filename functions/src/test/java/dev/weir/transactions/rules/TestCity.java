package dev.weir.transactions.rules;

import dev.weir.events.transaction.Coordinates;
import dev.weir.events.transaction.Location;
import java.util.Optional;

/** The places of the tests' payments. */
final class TestCity {

  static final Location LISBON = city("PT", "Lisbon", 38.7223, -9.1393);
  static final Location MADRID = city("ES", "Madrid", 40.4168, -3.7038);
  static final Location PARIS = city("FR", "Paris", 48.8566, 2.3522);

  private TestCity() {}

  private static Location city(String country, String name, double latitude, double longitude) {
    return new Location(country, name, Optional.of(new Coordinates(latitude, longitude)));
  }
}
