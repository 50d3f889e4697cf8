package dev.weir.samples;

import dev.weir.events.transaction.Money;
import dev.weir.events.transaction.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes transactions as close to a pattern as possible that must raise nothing. */
record NearMisses(FraudPatterns patterns) {

  // The rule's limit is 900; the coordinates of shops are a few kilometres from a city's centre.
  private static final double FAST_KMH = 850;
  // With the normal ones between them, there are at most ten in a minute.
  private static final int SHORT_BURST = 6;
  private static final Duration WINDOW = Duration.ofMinutes(10);

  Occurrence make(TransactionPattern of) {
    return switch (of) {
      case NEW_LOCATION_SPREE -> patterns.random().nextBoolean() ? slowSpree() : cheapSpree();
      case IMPOSSIBLE_TRAVEL -> fastTravel();
      case CARD_TESTING -> lateLargeAmount();
      case AMOUNT_SPIKE -> spikeWithoutHistory();
      case VELOCITY -> occurrence(patterns.burst(SHORT_BURST), atHome());
    };
  }

  /** The third large purchase comes when the first has just left the window. */
  private Occurrence slowSpree() {
    var city = foreign();
    return occurrence(
        List.of(
            present(0, Duration.ZERO, city, 50_000),
            present(1, WINDOW.dividedBy(2), city, 70_000),
            present(2, WINDOW, city, 90_000)),
        atHome());
  }

  /** Each is a cent less than a large purchase. */
  private Occurrence cheapSpree() {
    var city = foreign();
    var purchases = new ArrayList<Transaction>();
    for (var i = 0; i < 5; i++) {
      purchases.add(present(i, Duration.ofMinutes(i), city, 49_999));
    }
    return occurrence(purchases, atHome());
  }

  private Occurrence fastTravel() {
    var home = home();
    var other = home.nearest();
    var there = at().plus(City.timeAt(FAST_KMH, home.kilometresTo(other)));
    return occurrence(
        List.of(inPerson(0, at(), home), inPerson(1, there, other)),
        Whereabouts.away(home, other, at(), there));
  }

  private Transaction inPerson(int index, Instant time, City city) {
    var amount = patterns.habits().usualAmount(city.currency(), patterns.random());
    return patterns
        .habits()
        .inPerson(FraudPatterns.number(index), time, city, amount, patterns.random());
  }

  /** The large amount comes when the last small one has just left the window. */
  private Occurrence lateLargeAmount() {
    var city = foreign();
    var purchases = new ArrayList<>(patterns.small(city, 3));
    var last = Duration.between(at(), purchases.getLast().occurredAt());
    purchases.add(online(3, last.plus(WINDOW), city, 20_000));
    return occurrence(purchases, atHome());
  }

  /** Far more than usual, in a currency without history. */
  private Occurrence spikeWithoutHistory() {
    var city = foreign();
    return occurrence(
        List.of(online(0, Duration.ZERO, city, patterns.farBeyondUsual(city))), atHome());
  }

  private Transaction present(int index, Duration after, City city, int cents) {
    var amount = Habits.cents(cents, city.currency());
    return patterns.withoutPosition(index, at().plus(after), city, amount);
  }

  private Transaction online(int index, Duration after, City city, int cents) {
    return online(index, after, city, Habits.cents(cents, city.currency()));
  }

  private Transaction online(int index, Duration after, City city, Money amount) {
    return patterns.online(index, at().plus(after), city.anywhere(), amount);
  }

  private City foreign() {
    return home().foreign(patterns.random());
  }

  private City home() {
    return patterns.habits().home();
  }

  private Instant at() {
    return patterns.at();
  }

  private Whereabouts atHome() {
    return Whereabouts.always(home());
  }

  private static Occurrence occurrence(List<Transaction> purchases, Whereabouts whereabouts) {
    return new Occurrence(
        purchases.stream().map(each -> LabelledTransaction.prompt(each, Optional.empty())).toList(),
        whereabouts,
        true);
  }
}
