package dev.weir.samples;

import dev.weir.events.transaction.Transaction;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A transaction of a sample with its label, known from its generation.
 *
 * @param label the pattern that it belongs to; empty if it must raise nothing
 * @param delivery how its producer sends it
 * @param sentAt when it is sent: its own time unless it is delayed or a duplicate
 */
public record LabelledTransaction(
    Transaction transaction,
    Optional<TransactionLabel> label,
    DeliveryKind delivery,
    Instant sentAt) {

  /** How a producer sends a transaction. */
  public enum DeliveryKind {
    /** On time. */
    PROMPT,
    /**
     * Later, after transactions that were made after it; within {@link TransactionSample#LATENESS}.
     */
    DELAYED,
    /** Again, although it was sent before. */
    DUPLICATE
  }

  public LabelledTransaction {
    Objects.requireNonNull(transaction, "transaction");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(delivery, "delivery");
    Objects.requireNonNull(sentAt, "sentAt");
  }

  static LabelledTransaction prompt(Transaction transaction, Optional<TransactionLabel> label) {
    return new LabelledTransaction(
        transaction, label, DeliveryKind.PROMPT, transaction.occurredAt());
  }

  LabelledTransaction sent(DeliveryKind how, Instant at) {
    return new LabelledTransaction(transaction, label, how, at);
  }
}
