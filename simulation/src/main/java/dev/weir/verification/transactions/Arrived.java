package dev.weir.verification.transactions;

import dev.weir.events.transaction.Transaction;
import java.time.Instant;

/**
 * A transaction in a user's history.
 *
 * @param arrivedAt when its record entered the stream
 */
public record Arrived(Transaction transaction, Instant arrivedAt) {

  Instant time() {
    return transaction.occurredAt();
  }

  String currency() {
    return transaction.amount().currency().getCurrencyCode();
  }
}
