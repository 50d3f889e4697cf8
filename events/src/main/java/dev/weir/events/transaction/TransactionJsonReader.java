package dev.weir.events.transaction;

import static dev.weir.events.json.JsonScanner.ascii;

import dev.weir.events.json.JsonMembers;
import dev.weir.events.json.JsonScanner;

/** Reads one transaction from JSON. */
final class TransactionJsonReader {

  private static final byte[] ID = ascii("id");
  private static final byte[] USER_ID = ascii("userId");
  private static final byte[] AMOUNT = ascii("amount");
  private static final byte[] CURRENCY = ascii("currency");
  private static final byte[] MERCHANT = ascii("merchant");
  private static final byte[] CATEGORY = ascii("category");
  private static final byte[] CHANNEL = ascii("channel");
  private static final byte[] LOCATION = ascii("location");
  private static final byte[] OCCURRED_AT = ascii("occurredAt");
  private static final byte[] COUNTRY = ascii("country");
  private static final byte[] CITY = ascii("city");
  private static final byte[] LATITUDE = ascii("lat");
  private static final byte[] LONGITUDE = ascii("lon");

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
    if (members.is(ID)) {
      fields.id = members.text("id", fields.id);
    } else if (members.is(USER_ID)) {
      fields.userId = members.text("userId", fields.userId);
    } else if (members.is(AMOUNT)) {
      fields.amount =
          members.decimal("amount", fields.amount, "12.50", TransactionJsonReader::badAmount);
    } else if (members.is(CURRENCY)) {
      fields.currency = members.text("currency", fields.currency);
    } else if (members.is(MERCHANT)) {
      fields.merchant = members.text("merchant", fields.merchant);
    } else if (members.is(CATEGORY)) {
      fields.category = members.text("category", fields.category);
    } else if (members.is(CHANNEL)) {
      fields.channel = channel();
    } else if (members.is(LOCATION)) {
      readLocation();
    } else if (members.is(OCCURRED_AT)) {
      fields.occurredAt =
          members.time("occurredAt", fields.occurredAt, TransactionJsonReader::badTime);
    } else {
      members.skip();
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
    if (members.is(COUNTRY)) {
      fields.country = members.text("location.country", fields.country);
    } else if (members.is(CITY)) {
      fields.city = members.text("location.city", fields.city);
    } else if (members.is(LATITUDE)) {
      fields.latitude = members.real("location.lat", fields.latitude);
    } else if (members.is(LONGITUDE)) {
      fields.longitude = members.real("location.lon", fields.longitude);
    } else {
      members.skip();
    }
  }

  private Channel channel() {
    var text = members.text("channel", fields.channel);
    return switch (text) {
      case null -> null;
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
