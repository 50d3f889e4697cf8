package dev.weir.transactions.rules;

import dev.weir.events.transaction.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A transaction on its arrival at a user's profile.
 *
 * @param transaction the event
 * @param purchase the part of it that is remembered
 * @param streamTime the user's stream time including it
 * @param judged whether rules evaluate it: one that is older than ids are remembered may have been
 *     evaluated before
 */
public record Arrival(
    Transaction transaction, Purchase purchase, Instant streamTime, boolean judged) {

  static Arrival of(
      UserProfile before, Transaction transaction, Instant arrivedAt, Duration lateness) {
    var time = transaction.occurredAt();
    var late = time.isBefore(before.streamTime().minus(lateness));
    var arrived = arrivedAt.truncatedTo(ChronoUnit.MILLIS);
    var streamTime = latest(before.streamTime(), time.isBefore(arrived) ? time : arrived);
    return new Arrival(
        transaction,
        Purchase.of(transaction, streamTime, late),
        streamTime,
        !time.isBefore(before.streamTime().minus(SeenIds.AGE)));
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  Instant time() {
    return purchase.occurredAt();
  }

  /** Returns this arrival for a rule that does not evaluate it. */
  Arrival unjudged() {
    return new Arrival(transaction, purchase, streamTime, false);
  }
}
