package dev.weir.transactions.rules;

import dev.weir.events.transaction.Money;
import dev.weir.events.transaction.Place;
import dev.weir.events.transaction.Transaction;
import java.time.Instant;

/**
 * What is remembered of a transaction.
 *
 * @param id the transaction's
 * @param occurredAt event time
 * @param amount what was paid
 * @param merchant whom
 * @param country where, as the producer wrote it
 * @param city where, as the producer wrote it
 * @param seenAt the user's stream time once it had arrived: what is remembered ages by it, so that
 *     late ones are remembered together
 * @param late whether it came later than the rules wait for
 */
public record Purchase(
    String id,
    Instant occurredAt,
    Money amount,
    String merchant,
    String country,
    String city,
    Instant seenAt,
    boolean late) {

  // Numbers, flags and what DynamoDB adds to each value.
  private static final int FIXED_BYTES = 64;
  // A character takes at most this in UTF-8.
  private static final int MAX_CHARACTER_BYTES = 3;

  static Purchase of(Transaction transaction, Instant seenAt, boolean late) {
    return new Purchase(
        transaction.id(),
        transaction.occurredAt(),
        transaction.amount(),
        transaction.merchant(),
        transaction.location().country(),
        transaction.location().city(),
        seenAt,
        late);
  }

  /** Where it was made, as places are compared. */
  public Place place() {
    return new Place(country, city);
  }

  /** At most how many bytes it takes in a stored profile. */
  int weight() {
    return FIXED_BYTES + MAX_CHARACTER_BYTES * (id.length() + merchant.length() + city.length());
  }
}
