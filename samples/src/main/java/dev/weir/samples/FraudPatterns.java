package dev.weir.samples;

import dev.weir.events.transaction.Location;
import dev.weir.events.transaction.Money;
import dev.weir.events.transaction.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * Makes occurrences of the patterns for one user, each of which raises its own alert and no other.
 * Large purchases are made in a currency that the user has no history in, so that they are not
 * amount spikes; a user who uses a card abroad had or takes the time to travel.
 *
 * @param at when the occurrence begins
 * @param earliest the user's first purchase, at home, is before this
 */
record FraudPatterns(Habits habits, Instant earliest, Instant at, Random random) {

  // Distinct from all numbers of normal transactions.
  private static final int FIRST_NUMBER = 1 << 30;
  private static final String ANYWHERE = "";
  private static final double DISTANT_KM = 1_500;
  private static final Duration SPREE = Duration.ofMinutes(10);

  Occurrence make(TransactionPattern pattern) {
    return switch (pattern) {
      case NEW_LOCATION_SPREE -> newLocationSpree();
      case IMPOSSIBLE_TRAVEL -> impossibleTravel();
      case CARD_TESTING -> cardTesting();
      case AMOUNT_SPIKE -> amountSpike();
      case VELOCITY -> velocity();
    };
  }

  private Occurrence newLocationSpree() {
    var city = habits.home().foreign(random);
    var stay =
        Whereabouts.stay(habits.home(), city, at.minusSeconds(1), at.plus(SPREE.multipliedBy(12)));
    // If the user can have got there in time it may be the user's own card, otherwise a copy of it.
    var inPerson = stay.left().isAfter(earliest) && random.nextBoolean();
    var purchases = new ArrayList<Transaction>();
    var count = random.nextInt(3, 6);
    for (var i = 0; i < count; i++) {
      var time = at.plus(step(i, 110));
      var amount = Habits.cents(random.nextInt(50_000, 140_000), city.currency());
      purchases.add(
          inPerson
              ? habits.inPerson(number(i), time, city.inOtherCase(random), amount, random)
              : withoutPosition(i, time, city.inOtherCase(random), amount));
    }
    var place = city.country() + "/" + city.name().toUpperCase(Locale.ROOT) + "/";
    return occurrence(
        TransactionPattern.NEW_LOCATION_SPREE,
        place,
        purchases,
        inPerson ? withoutPurchasesIn(stay) : Whereabouts.always(habits.home()),
        false);
  }

  // Nothing else is bought in person there until the spree is over: the history in that currency is
  // then too short for an amount spike.
  private Whereabouts withoutPurchasesIn(Whereabouts stay) {
    return new Whereabouts(
        stay.home(), stay.other(), stay.left(), at.plus(SPREE), stay.leaves(), stay.back());
  }

  private Occurrence impossibleTravel() {
    var home = habits.home();
    var city = home.distant(random, DISTANT_KM);
    var there = at.plusSeconds(random.nextInt(600, 3_000));
    return occurrence(
        TransactionPattern.IMPOSSIBLE_TRAVEL,
        ANYWHERE,
        List.of(inPerson(0, at, home), inPerson(1, there, city)),
        Whereabouts.away(home, city, at, there),
        true);
  }

  private Transaction inPerson(int index, Instant time, City city) {
    var amount = habits.usualAmount(city.currency(), random);
    return habits.inPerson(number(index), time, city, amount, random);
  }

  private Occurrence cardTesting() {
    var city = habits.home().foreign(random);
    var count = random.nextInt(3, 6);
    var purchases = new ArrayList<>(small(city, count));
    var last = purchases.getLast().occurredAt();
    var amount = Habits.cents(random.nextInt(20_000, 48_000), city.currency());
    purchases.add(
        online(count, last.plusSeconds(random.nextInt(30, 590)), city.anywhere(), amount));
    return occurrence(
        TransactionPattern.CARD_TESTING,
        ANYWHERE,
        purchases,
        Whereabouts.always(habits.home()),
        true);
  }

  /**
   * Returns small amounts; the first may be in the usual currency, whose mean it hardly changes.
   */
  List<Transaction> small(City city, int count) {
    var purchases = new ArrayList<Transaction>();
    for (var i = 0; i < count; i++) {
      var currency = i == 0 && random.nextBoolean() ? habits.home().currency() : city.currency();
      var amount = Habits.cents(random.nextInt(10, 201), currency);
      purchases.add(online(i, at.plus(step(i, 110)), city.anywhere(), amount));
    }
    return purchases;
  }

  private Occurrence amountSpike() {
    return occurrence(
        TransactionPattern.AMOUNT_SPIKE,
        ANYWHERE,
        List.of(online(0, at, habits.home().anywhere(), farBeyondUsual(habits.home()))),
        Whereabouts.always(habits.home()),
        true);
  }

  /** Returns more than ten times any possible mean of normal amounts. */
  Money farBeyondUsual(City city) {
    var factor = 10 * Habits.MOST + 1 + 12 * random.nextDouble();
    return Habits.cents((long) (factor * habits.usualCents()), city.currency());
  }

  private Occurrence velocity() {
    return occurrence(
        TransactionPattern.VELOCITY,
        ANYWHERE,
        burst(random.nextInt(11, 16)),
        Whereabouts.always(habits.home()),
        false);
  }

  /** Returns this many within less than a minute. */
  List<Transaction> burst(int count) {
    var purchases = new ArrayList<Transaction>();
    var millisApart = random.nextInt(30_000, 55_000) / count;
    for (var i = 0; i < count; i++) {
      var time = at.plusMillis((long) i * millisApart + random.nextInt(millisApart));
      var amount = habits.usualAmount(habits.home().currency(), random);
      purchases.add(online(i, time, habits.home().anywhere(), amount));
    }
    return purchases;
  }

  Transaction online(int index, Instant time, Location location, Money amount) {
    return habits.online(number(index), time, location, amount, random);
  }

  Transaction withoutPosition(int index, Instant time, City city, Money amount) {
    return habits.withoutPosition(number(index), time, city.anywhere(), amount, random);
  }

  static int number(int index) {
    return FIRST_NUMBER + index;
  }

  // Offsets in steps of some seconds, each reduced by up to half a step, so that they ascend.
  Duration step(int index, int seconds) {
    return Duration.ofSeconds(
        (long) index * seconds - random.nextInt(seconds / 2 * Math.min(index, 1) + 1));
  }

  private Occurrence occurrence(
      TransactionPattern pattern,
      String place,
      List<Transaction> purchases,
      Whereabouts whereabouts,
      boolean ordered) {
    var label = Optional.of(TransactionLabel.of(pattern, habits.userId(), place));
    return new Occurrence(
        purchases.stream().map(each -> LabelledTransaction.prompt(each, label)).toList(),
        whereabouts,
        ordered);
  }
}
