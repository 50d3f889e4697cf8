package dev.weir.transactions.rules;

import dev.weir.events.transaction.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A transaction as it comes to a user's profile.
 *
 * @param transaction the event
 * @param purchase what is remembered of it
 * @param streamTime the user's stream time with it
 * @param judged whether rules judge it: one that is older than ids are remembered may have been
 *     judged before
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

  /** This for a rule that is not asked. */
  Arrival unjudged() {
    return new Arrival(transaction, purchase, streamTime, false);
  }
}
