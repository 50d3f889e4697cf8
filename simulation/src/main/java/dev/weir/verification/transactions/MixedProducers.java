package dev.weir.verification.transactions;

import dev.weir.events.transaction.Transaction;
import dev.weir.events.transaction.TransactionMessages;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.verification.contracts.MixedFramings;
import java.util.random.RandomGenerator;

/** Producers of transactions of all versions and of the next one, in every supported framing. */
final class MixedProducers {

  private static final int NEWEST = TransactionMessages.LATEST_AVRO;

  private final MixedFramings framings =
      new MixedFramings("transaction", NEWEST, TransactionMessages.index());

  /** Returns the messages of a release that knows the next version. */
  TransactionMessages knowingAll() {
    return new TransactionMessages(framings.ids(framings.next()), framings.versions());
  }

  /** Returns the messages of a release that does not. */
  TransactionMessages knowingNewest() {
    return new TransactionMessages(framings.ids(NEWEST));
  }

  /** Returns a setting with Glue's ids of all published versions. */
  String glueIds() {
    return framings.glueIds(NEWEST);
  }

  /** Returns the same with Confluent's, numbers and GUIDs. */
  String confluentIds() {
    return framings.confluentIds(NEWEST);
  }

  /**
   * Returns whether a rejected line is not a message at all, or one whose header names the next
   * version.
   */
  boolean isExpected(Rejected rejected) {
    return rejected.reason() == Reason.UNKNOWN_SCHEMA
        ? framings.isNext(rejected)
        : rejected.bytes()[0] == '{';
  }

  /** Returns a transaction as some producer writes it. */
  byte[] write(Transaction transaction, RandomGenerator random) {
    return framings
        .write(
            transaction.userId(),
            1,
            version -> TransactionMessages.body(transaction, version),
            random)
        .bytes();
  }
}
