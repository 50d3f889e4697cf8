package dev.weir.samples;

import dev.weir.events.transaction.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/** One user's transactions in the order of their times, each generated on demand. */
final class Shopper implements Comparable<Shopper> {

  private static final double ONLINE = 0.25;

  private final Habits habits;
  private final Occurrence occurrence;
  private final Random random;
  private final Instant start;
  private final Duration length;
  private final int usual;
  private int made;
  private int occurred;
  private Transaction nextUsual;

  /**
   * @param usual the number of transactions in addition to those of the occurrence
   */
  Shopper(
      Habits habits,
      Occurrence occurrence,
      Random random,
      Instant start,
      Duration length,
      int usual) {
    this.habits = habits;
    this.occurrence = occurrence;
    this.random = random;
    this.start = start;
    this.length = length;
    this.usual = usual;
    advance();
  }

  boolean hasNext() {
    return nextUsual != null || occurred < occurrence.transactions().size();
  }

  LabelledTransaction next() {
    if (occursNext()) {
      return occurrence.transactions().get(occurred++);
    }
    var next = LabelledTransaction.prompt(nextUsual, Optional.empty());
    advance();
    return next;
  }

  private boolean occursNext() {
    return occurred < occurrence.transactions().size()
        && (nextUsual == null || !nextUsual.occurredAt().isBefore(nextOccurrence()));
  }

  private Instant nextOccurrence() {
    return occurrence.transactions().get(occurred).transaction().occurredAt();
  }

  private Instant nextAt() {
    return occursNext() ? nextOccurrence() : nextUsual.occurredAt();
  }

  private void advance() {
    nextUsual = made < usual ? purchase(made, timeOf(made)) : null;
    made++;
  }

  // One in each of as many equal parts of the time, so that no sorting is needed.
  private Instant timeOf(int number) {
    var part = (number + random.nextDouble()) / usual;
    return start.plusMillis((long) (part * length.toMillis()));
  }

  private Transaction purchase(int number, Instant at) {
    var city = occurrence.whereabouts().at(at);
    // The first is made at home, because the rules treat its place as home.
    var online = random.nextDouble() < ONLINE && number > 0;
    if (city.isEmpty() || online) {
      return habits.usualOnline(number, at, random);
    }
    var amount = habits.usualAmount(city.get().currency(), random);
    return habits.inPerson(number, at, city.get(), amount, random);
  }

  @Override
  public int compareTo(Shopper other) {
    var byTime = nextAt().compareTo(other.nextAt());
    return byTime != 0 ? byTime : Integer.compare(habits.user(), other.habits.user());
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return habits.user();
  }
}
