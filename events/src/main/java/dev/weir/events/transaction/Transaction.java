package dev.weir.events.transaction;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * A card or account transaction.
 *
 * @param id the producer's; the same on everything that it sends again; 1 to 128 characters
 * @param userId whose it is; also the partition key of its record; 1 to 256 characters
 * @param amount what was paid
 * @param merchant whom; 1 to 256 characters
 * @param category of goods, where the producer says so; 1 to 128 characters
 * @param channel whether the card was there
 * @param location where
 * @param occurredAt when, to the millisecond: anything finer is dropped
 */
public record Transaction(
    String id,
    String userId,
    Money amount,
    String merchant,
    Optional<String> category,
    Channel channel,
    Location location,
    Instant occurredAt) {

  private static final int MAX_ID = 128;
  // What Kinesis takes as a partition key.
  private static final int MAX_USER_ID = 256;
  private static final int MAX_MERCHANT = 256;
  private static final int MAX_CATEGORY = 128;

  /**
   * Checks the texts.
   *
   * @throws InvalidTransactionException where one is blank or too long
   */
  public Transaction {
    Text.require("id", id, MAX_ID);
    Text.require("userId", userId, MAX_USER_ID);
    Objects.requireNonNull(amount);
    Text.require("merchant", merchant, MAX_MERCHANT);
    category.ifPresent(text -> Text.require("category", text, MAX_CATEGORY));
    Objects.requireNonNull(channel);
    Objects.requireNonNull(location);
    occurredAt = occurredAt.truncatedTo(ChronoUnit.MILLIS);
  }
}
