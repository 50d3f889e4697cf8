package dev.weir.events.transaction;

import java.time.Instant;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * A card or account transaction.
 *
 * @param id the producer's id; the same whenever it is resent; 1 to 128 characters
 * @param userId the user; also the partition key of its record; 1 to 256 characters
 * @param amount the amount paid
 * @param merchant the merchant; 1 to 256 characters
 * @param category of goods, if the producer provides it; 1 to 128 characters
 * @param channel whether the card was present
 * @param location where it was made; country and city are required if the card was present
 * @param occurredAt when it was made, to the millisecond: finer digits are dropped; in the years
 *     0000 to 9999, the range of RFC 3339
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

  private static final int NANOS_A_MILLI = 1_000_000;
  private static final int MAX_ID = 128;
  // Kinesis's limit for a partition key.
  private static final int MAX_USER_ID = 256;
  private static final int MAX_MERCHANT = 256;
  private static final int MAX_CATEGORY = 128;

  private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  /**
   * Validates the texts and the time. Half of a surrogate pair in a text is not looked for: every
   * reader and every writer refuses it.
   *
   * @throws InvalidTransactionException if a text is blank or too long, or the time is out of range
   */
  public Transaction {
    Text.require("id", id, MAX_ID);
    Text.require("userId", userId, MAX_USER_ID);
    Objects.requireNonNull(amount);
    Text.require("merchant", merchant, MAX_MERCHANT);
    category.ifPresent(text -> Text.require("category", text, MAX_CATEGORY));
    Objects.requireNonNull(channel);
    requirePlaceOf(channel, location);
    if (occurredAt.isBefore(EARLIEST) || occurredAt.isAfter(LATEST)) {
      throw new InvalidTransactionException(
          Problem.BAD_TIME, "occurredAt is not within the years 0000 to 9999");
    }
    occurredAt = inMillis(occurredAt);
  }

  // Most times already are, which saves a division.
  private static Instant inMillis(Instant time) {
    return time.get(ChronoField.NANO_OF_SECOND) % NANOS_A_MILLI == 0
        ? time
        : time.truncatedTo(ChronoUnit.MILLIS);
  }

  private static void requirePlaceOf(Channel channel, Location location) {
    if (channel == Channel.PRESENT) {
      Text.requireNotBlank("location.country", location.country());
      Text.requireNotBlank("location.city", location.city());
    }
  }
}
