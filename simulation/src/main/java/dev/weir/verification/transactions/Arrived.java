package dev.weir.verification.transactions;

import dev.weir.events.transaction.Transaction;
import java.time.Instant;

/**
 * A transaction as a user's history has it.
 *
 * @param arrivedAt when its record came into the stream
 */
public record Arrived(Transaction transaction, Instant arrivedAt) {

  Instant time() {
    return transaction.occurredAt();
  }

  String currency() {
    return transaction.amount().currency().getCurrencyCode();
  }
}
