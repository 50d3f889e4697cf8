package dev.weir.transactions.rules;

import dev.weir.events.transaction.Channel;
import dev.weir.events.transaction.Location;
import dev.weir.events.transaction.Money;
import dev.weir.events.transaction.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A transaction with defaults for the fields that tests don't care about: in person, in Lisbon, at
 * the start.
 */
record Payment(String id, Money amount, Channel channel, Location location, Instant at) {

  static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  /** Returns a payment in euros; its id is made of amount, place and time. */
  static Payment of(String amount) {
    return of(amount, "EUR");
  }

  static Payment of(String amount, String currency) {
    return new Payment("", Money.of(amount, currency), Channel.PRESENT, TestCity.LISBON, START);
  }

  Payment named(String other) {
    return new Payment(other, amount, channel, location, at);
  }

  Payment at(long secondsAfterStart) {
    return at(Duration.ofSeconds(secondsAfterStart));
  }

  Payment at(Duration afterStart) {
    return new Payment(id, amount, channel, location, START.plus(afterStart));
  }

  Payment in(Location other) {
    return new Payment(id, amount, channel, other, at);
  }

  Payment online() {
    return new Payment(id, amount, Channel.ONLINE, location, at);
  }

  Transaction by(String user) {
    var name = id.isEmpty() ? amount + " " + location.city() + " " + at : id;
    return new Transaction(
        name, user, amount, "Café Central", Optional.empty(), channel, location, at);
  }
}
