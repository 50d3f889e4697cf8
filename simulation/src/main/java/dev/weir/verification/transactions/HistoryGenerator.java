package dev.weir.verification.transactions;

import dev.weir.events.transaction.Channel;
import dev.weir.events.transaction.Coordinates;
import dev.weir.events.transaction.Location;
import dev.weir.events.transaction.Money;
import dev.weir.events.transaction.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Generates small histories of a user in which patterns are likely: dense in time, few places,
 * amounts at the limits, some sent twice, and each arriving at most a given time after it occurred.
 */
public final class HistoryGenerator {

  private static final String[] AMOUNTS = {
    "0", "1.99", "2.00", "2.01", "10.00", "99.99", "100.00", "100.00", "199.99", "200.00", "499.99",
    "500.00", "500.00", "500.01", "2000.00", "75000"
  };
  // The same place in two spellings, and two that are far from it and from each other.
  private static final Location[] PLACES = {
    at("PT", "Lisbon", 38.72, -9.14),
    at("pt", "LISBON", 38.73, -9.15),
    at("ES", "Madrid", 40.42, -3.70),
    at("JP", "Tokyo", 35.68, 139.69),
    new Location("ES", "Madrid", Optional.empty()),
    at("ES", "madrid ", 0, 0)
  };
  private static final Duration[] SPANS = {
    Duration.ofSeconds(40), Duration.ofMinutes(4), Duration.ofMinutes(30), Duration.ofHours(3)
  };

  private final RandomGenerator random;
  private final Instant start;
  private final Duration lateness;

  /** Generates histories from an instant on, with a maximum delay of arrival. */
  public HistoryGenerator(RandomGenerator random, Instant start, Duration lateness) {
    this.random = random;
    this.start = start;
    this.lateness = lateness;
  }

  private static Location at(String country, String city, double latitude, double longitude) {
    return new Location(country, city, Optional.of(new Coordinates(latitude, longitude)));
  }

  /** Returns a history in the order of arrival; its ids begin with the user's. */
  public List<Arrived> history(String user, int mostTransactions) {
    return history(user, mostTransactions, SPANS[random.nextInt(SPANS.length)]);
  }

  /** Returns a history whose transactions occur within a span. */
  public List<Arrived> history(String user, int mostTransactions, Duration span) {
    var history = new ArrayList<Arrived>();
    for (var count = 1 + random.nextInt(mostTransactions); count > 0; count--) {
      var transaction = transaction(user, user + "-" + count, span);
      history.add(new Arrived(transaction, arrivalOf(transaction)));
      if (random.nextInt(8) == 0) {
        history.add(new Arrived(transaction, arrivalOf(transaction)));
      }
    }
    return inOrderOfArrival(history);
  }

  /** Returns the same transactions in another order of arrival. */
  public List<Arrived> shuffled(List<Arrived> history) {
    return inOrderOfArrival(
        history.stream()
            .map(each -> new Arrived(each.transaction(), arrivalOf(each.transaction())))
            .toList());
  }

  private static List<Arrived> inOrderOfArrival(List<Arrived> history) {
    return history.stream().sorted(Comparator.comparing(Arrived::arrivedAt)).toList();
  }

  private Instant arrivalOf(Transaction transaction) {
    var most = lateness.toSeconds();
    // Most are prompt; the limit itself has to occur.
    var seconds =
        switch (random.nextInt(6)) {
          case 0 -> most;
          case 1, 2 -> most == 0 ? 0 : random.nextLong(most);
          default -> 0;
        };
    return transaction.occurredAt().plusSeconds(seconds);
  }

  private Transaction transaction(String user, String id, Duration span) {
    var online = random.nextInt(3) == 0;
    return new Transaction(
        id,
        user,
        Money.of(AMOUNTS[random.nextInt(AMOUNTS.length)], random.nextInt(6) == 0 ? "JPY" : "EUR"),
        "shop",
        Optional.empty(),
        online ? Channel.ONLINE : Channel.PRESENT,
        online && random.nextInt(3) == 0 ? Location.UNKNOWN : PLACES[random.nextInt(PLACES.length)],
        // Full seconds, so that times are equal, and exactly a window apart.
        start.plusSeconds(random.nextLong(span.toSeconds())));
  }
}
