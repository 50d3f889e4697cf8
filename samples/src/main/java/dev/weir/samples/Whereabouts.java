package dev.weir.samples;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/**
 * The location of a user over time: at home, except for one journey. While travelling a user only
 * buys online.
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

  /** Returns a normal journey, for some of the users. */
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

  /**
   * Returns whereabouts without card-present purchases, from one moment to the possible return of
   * an honest user.
   */
  static Whereabouts away(City home, City other, Instant from, Instant lastThere) {
    return new Whereabouts(
        home, other, from, lastThere, lastThere, lastThere.plus(home.travelTo(other)));
  }

  private static Duration share(Duration length, double share) {
    return Duration.ofMillis((long) (share * length.toMillis()));
  }

  /** Returns the city that the user is in; empty while travelling. */
  Optional<City> at(Instant time) {
    if (!time.isAfter(left) || !time.isBefore(back)) {
      return Optional.of(home);
    }
    var isThere = !time.isBefore(arrived) && time.isBefore(leaves);
    return isThere ? Optional.of(other) : Optional.empty();
  }
}
