package dev.weir.events.transaction;

import dev.weir.events.codec.KnownTexts;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The fields of a transaction in a message, before they are validated. One instance per message.
 */
final class TransactionFields {

  /** The valid codes of currencies and countries. */
  static final KnownTexts CODES =
      KnownTexts.of(
          Stream.of(Money.currencyCodes(), Location.COUNTRIES).flatMap(Set::stream).toList());

  String id;
  String userId;
  String amount;
  String currency;
  String merchant;
  String category;
  Channel channel;
  String country;
  String city;
  Double latitude;
  Double longitude;
  Instant occurredAt;

  /**
   * Returns the transaction.
   *
   * @throws InvalidTransactionException if a field is missing or invalid
   */
  Transaction toTransaction() {
    return new Transaction(
        required("id", id),
        required("userId", userId),
        Money.of(required("amount", amount), required("currency", currency)),
        required("merchant", merchant),
        Optional.ofNullable(category),
        required("channel", channel),
        location(),
        required("occurredAt", occurredAt));
  }

  private Location location() {
    return new Location(country == null ? "" : country, city == null ? "" : city, coordinates());
  }

  private Optional<Coordinates> coordinates() {
    return latitude == null && longitude == null
        ? Optional.empty()
        : Optional.of(
            new Coordinates(
                required("location.lat", latitude), required("location.lon", longitude)));
  }

  static InvalidTransactionException badChannel() {
    return new InvalidTransactionException(
        Problem.BAD_FIELD, "channel is neither present nor online");
  }

  private static <T> T required(String name, T value) {
    if (value == null) {
      throw new InvalidTransactionException(Problem.MISSING_FIELD, name + " is missing");
    }
    return value;
  }
}
