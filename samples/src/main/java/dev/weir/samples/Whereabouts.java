package dev.weir.samples;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/**
 * Where a user is: at home, but for one journey. While under way a user buys over the net alone.
 *
 * @param left home, the last moment there
 * @param arrived at the other city
 * @param leaves the other city
 * @param back home
 */
record Whereabouts(
    City home, City other, Instant left, Instant arrived, Instant leaves, Instant back) {

  private static final double TRAVELLERS = 0.3;
  private static final double MAX_AWAY = 0.8;

  static Whereabouts always(City home) {
    return new Whereabouts(home, home, Instant.MAX, Instant.MAX, Instant.MAX, Instant.MAX);
  }

  /** A journey that begins and ends as journeys do, for a part of all users. */
  static Whereabouts usual(City home, Instant start, Duration length, Random random) {
    var other = City.any(random);
    var way = home.travelTo(other);
    var stay = share(length, 0.1 + 0.2 * random.nextDouble());
    var fits = way.multipliedBy(2).plus(stay).compareTo(share(length, MAX_AWAY)) < 0;
    var travels = random.nextDouble() < TRAVELLERS;
    if (!travels || !fits || other.equals(home)) {
      return always(home);
    }
    var arrived = start.plus(share(length, 0.1)).plus(way);
    return stay(home, other, arrived, arrived.plus(stay));
  }

  static Whereabouts stay(City home, City other, Instant arrives, Instant leaves) {
    var way = home.travelTo(other);
    return new Whereabouts(home, other, arrives.minus(way), arrives, leaves, leaves.plus(way));
  }

  /** Nowhere that a card is used in person, from one moment to when an honest user may be back. */
  static Whereabouts away(City home, City other, Instant from, Instant lastThere) {
    return new Whereabouts(
        home, other, from, lastThere, lastThere, lastThere.plus(home.travelTo(other)));
  }

  private static Duration share(Duration length, double share) {
    return Duration.ofMillis((long) (share * length.toMillis()));
  }

  /** The city that the user is in; empty under way. */
  Optional<City> at(Instant time) {
    if (!time.isAfter(left) || !time.isBefore(back)) {
      return Optional.of(home);
    }
    var isThere = !time.isBefore(arrived) && time.isBefore(leaves);
    return isThere ? Optional.of(other) : Optional.empty();
  }
}
