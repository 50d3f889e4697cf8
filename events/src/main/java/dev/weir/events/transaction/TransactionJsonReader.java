package dev.weir.events.transaction;

import dev.weir.events.codec.KnownTexts;
import dev.weir.events.json.JsonMembers;
import dev.weir.events.json.JsonScanner;
import dev.weir.events.json.MemberNames;

/** Reads one transaction from JSON. */
final class TransactionJsonReader {

  private static final MemberNames NAMES =
      MemberNames.of(
          "id",
          "userId",
          "amount",
          "currency",
          "merchant",
          "category",
          "channel",
          "location",
          "occurredAt");
  private static final KnownTexts CHANNELS = KnownTexts.of("present", "online");
  private static final MemberNames LOCATION_NAMES = MemberNames.of("country", "city", "lat", "lon");

  private final JsonScanner json;
  private final JsonMembers members;
  private final TransactionFields fields = new TransactionFields();
  private boolean hasLocation;

  TransactionJsonReader(JsonScanner json) {
    this.json = json;
    members =
        new JsonMembers(json, detail -> new InvalidTransactionException(Problem.BAD_FIELD, detail));
  }

  /**
   * Returns the transaction.
   *
   * @throws InvalidTransactionException if a field is missing or invalid
   * @throws dev.weir.events.json.JsonException if it is not JSON
   */
  Transaction read() {
    if (!members.isObject()) {
      throw TransactionJson.malformed("is not a JSON object");
    }
    for (boolean more = members.first(); more; more = members.next()) {
      readField();
    }
    if (!json.atEnd()) {
      throw TransactionJson.malformed("has more than one JSON object");
    }
    return fields.toTransaction();
  }

  private void readField() {
    switch (members.name(NAMES)) {
      case "id" -> fields.id = members.text("id", fields.id);
      case "userId" -> fields.userId = members.text("userId", fields.userId);
      case "amount" ->
          fields.amount =
              members.decimal("amount", fields.amount, "12.50", TransactionJsonReader::badAmount);
      case "currency" ->
          fields.currency = members.text("currency", fields.currency, TransactionFields.CODES);
      case "merchant" -> fields.merchant = members.text("merchant", fields.merchant);
      case "category" -> fields.category = members.text("category", fields.category);
      case "channel" -> fields.channel = channel();
      case "location" -> readLocation();
      case "occurredAt" ->
          fields.occurredAt =
              members.time("occurredAt", fields.occurredAt, TransactionJsonReader::badTime);
      default -> members.skip();
    }
  }

  private void readLocation() {
    if (!members.object("location", !hasLocation)) {
      return;
    }
    hasLocation = true;
    for (boolean more = members.first(); more; more = members.next()) {
      readLocationField();
    }
  }

  private void readLocationField() {
    switch (members.name(LOCATION_NAMES)) {
      case "country" ->
          fields.country =
              members.text("location.country", fields.country, TransactionFields.CODES);
      case "city" -> fields.city = members.text("location.city", fields.city);
      case "lat" -> fields.latitude = members.real("location.lat", fields.latitude);
      case "lon" -> fields.longitude = members.real("location.lon", fields.longitude);
      default -> members.skip();
    }
  }

  private Channel channel() {
    var text = members.text("channel", fields.channel, CHANNELS);
    if (text == null) {
      return null;
    }
    return switch (text) {
      case "present" -> Channel.PRESENT;
      case "online" -> Channel.ONLINE;
      default -> throw TransactionFields.badChannel();
    };
  }

  private static InvalidTransactionException badAmount(String detail) {
    return new InvalidTransactionException(Problem.BAD_AMOUNT, detail);
  }

  private static InvalidTransactionException badTime(String detail) {
    return new InvalidTransactionException(Problem.BAD_TIME, detail);
  }
}
