package dev.weir.events.transaction;

import dev.weir.events.codec.ProtobufFields;
import dev.weir.events.codec.ProtobufWriter;
import java.time.Instant;

/**
 * Reads and writes {@code dev.weir.transaction.v1.Transaction}, of every version.
 *
 * <p>As strict as for JSON: a duplicate field is refused instead of using the last one; so is a
 * channel that is unspecified or unknown. A field that a library omits because it has its default
 * is missing, except for a coordinate: 0 degrees is a place.
 */
final class ProtobufMessages {

  private static final int PRESENT = 1;
  private static final int ONLINE = 2;
  // A number, 0, would take the coordinates out of their boxes and put them into new ones.
  private static final Double ZERO = 0.0;

  private ProtobufMessages() {}

  static Transaction read(byte[] bytes, int from, int to) {
    var in = new ProtobufFields(bytes, from, to);
    var fields = new TransactionFields();
    var hasLocation = false;
    while (in.next()) {
      switch (in.number()) {
        case 1 -> fields.id = text(in, "id", fields.id);
        case 2 -> fields.userId = text(in, "user_id", fields.userId);
        case 3 -> fields.amount = text(in, "amount", fields.amount);
        case 4 -> fields.currency = code(in, "currency", fields.currency);
        case 5 -> fields.merchant = text(in, "merchant", fields.merchant);
        case 6 -> {
          requireOnce("channel", fields.channel == null);
          fields.channel = channel(in.integer("channel"));
        }
        case 7 -> {
          requireOnce("location", !hasLocation);
          hasLocation = true;
          var outer = in.enter("location");
          takeLocation(in, fields);
          in.leave(outer);
        }
        case 8 -> {
          requireOnce("occurred_at_millis", fields.occurredAt == null);
          fields.occurredAt = Instant.ofEpochMilli(in.integer("occurred_at_millis"));
        }
        case 9 -> fields.category = text(in, "category", fields.category);
        default -> in.skip();
      }
    }
    return fields.toTransaction();
  }

  private static void takeLocation(ProtobufFields in, TransactionFields fields) {
    while (in.next()) {
      switch (in.number()) {
        case 1 -> fields.country = code(in, "location.country", fields.country);
        case 2 -> fields.city = text(in, "location.city", fields.city);
        case 3 -> {
          requireOnce("location.coordinates", fields.latitude == null);
          var outer = in.enter("location.coordinates");
          takeCoordinates(in, fields);
          in.leave(outer);
        }
        default -> in.skip();
      }
    }
  }

  private static void takeCoordinates(ProtobufFields in, TransactionFields fields) {
    Double latitude = null;
    Double longitude = null;
    while (in.next()) {
      switch (in.number()) {
        case 1 -> latitude = real(in, "location.coordinates.lat", latitude);
        case 2 -> longitude = real(in, "location.coordinates.lon", longitude);
        default -> in.skip();
      }
    }
    fields.latitude = latitude == null ? ZERO : latitude;
    fields.longitude = longitude == null ? ZERO : longitude;
  }

  private static String text(ProtobufFields in, String name, String before) {
    requireOnce(name, before == null);
    return in.text(name);
  }

  private static Double real(ProtobufFields in, String name, Double before) {
    requireOnce(name, before == null);
    return in.real(name);
  }

  private static String code(ProtobufFields in, String name, String before) {
    requireOnce(name, before == null);
    return in.text(name, TransactionFields.CODES);
  }

  // A number of more than 32 bits is not truncated to a known one, as the libraries do.
  private static Channel channel(long number) {
    if (number == 0) {
      throw new InvalidTransactionException(Problem.MISSING_FIELD, "channel is unspecified");
    }
    if (number != PRESENT && number != ONLINE) {
      throw TransactionFields.badChannel();
    }
    return number == PRESENT ? Channel.PRESENT : Channel.ONLINE;
  }

  private static void requireOnce(String name, boolean isFirst) {
    if (!isFirst) {
      throw new InvalidTransactionException(Problem.BAD_FIELD, name + " is there twice");
    }
  }

  static byte[] write(Transaction from, int version) {
    Text.requireEncodable(from);
    var out = new ProtobufWriter();
    out.text(1, from.id());
    out.text(2, from.userId());
    out.text(3, from.amount().amount().toPlainString());
    out.text(4, from.amount().currency().getCurrencyCode());
    out.text(5, from.merchant());
    out.integer(6, from.channel() == Channel.PRESENT ? PRESENT : ONLINE);
    out.message(7, location(from.location()));
    // Written even if it is zero: omitted, it could not be distinguished from a missing one.
    out.integer(8, from.occurredAt().toEpochMilli());
    if (version > 1) {
      from.category().ifPresent(category -> out.text(9, category));
    }
    return out.toBytes();
  }

  private static ProtobufWriter location(Location from) {
    var out = new ProtobufWriter();
    if (!from.country().isEmpty()) {
      out.text(1, from.country());
    }
    if (!from.city().isEmpty()) {
      out.text(2, from.city());
    }
    from.coordinates()
        .ifPresent(
            at -> {
              var point = new ProtobufWriter();
              point.real(1, at.latitude());
              point.real(2, at.longitude());
              out.message(3, point);
            });
    return out;
  }
}
