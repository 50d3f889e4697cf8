package dev.weir.events.transaction;

import static dev.weir.events.codec.SingleObjects.text;
import static dev.weir.events.codec.SingleObjects.typeOf;

import dev.weir.events.codec.InvalidAvroException;
import dev.weir.events.codec.SingleObjects;
import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;

/** Reads and writes Avro messages; all that touches the library is here and in the codec. */
final class AvroMessages {

  private static final SingleObjects MESSAGES = new SingleObjects(AvroSchemas.VERSIONS);

  private AvroMessages() {}

  static Transaction read(byte[] bytes, int from, int to) {
    try {
      return transaction(MESSAGES.read(bytes, from, to));
    } catch (InvalidAvroException e) {
      throw new InvalidTransactionException(
          e.isUnknownSchema() ? Problem.UNKNOWN_SCHEMA : Problem.MALFORMED_AVRO, e.getMessage());
    }
  }

  private static Transaction transaction(GenericRecord found) {
    var fields = new TransactionFields();
    fields.id = text(found, "id");
    fields.userId = text(found, "userId");
    fields.amount = text(found, "amount");
    fields.currency = text(found, "currency");
    fields.merchant = text(found, "merchant");
    fields.category = text(found, "category");
    fields.channel = Channel.valueOf(found.get("channel").toString());
    fields.occurredAt = Instant.ofEpochMilli((Long) found.get("occurredAt"));
    takeLocation((GenericRecord) found.get("location"), fields);
    return fields.toTransaction();
  }

  private static void takeLocation(GenericRecord location, TransactionFields fields) {
    fields.country = text(location, "country");
    fields.city = text(location, "city");
    if (location.get("coordinates") instanceof GenericRecord coordinates) {
      fields.latitude = (Double) coordinates.get("lat");
      fields.longitude = (Double) coordinates.get("lon");
    }
  }

  static byte[] write(Transaction transaction, int version) {
    return SingleObjects.write(record(transaction, AvroSchemas.VERSIONS.version(version)));
  }

  private static GenericRecord record(Transaction from, Schema schema) {
    var record = new GenericRecordBuilder(schema);
    record.set("id", from.id());
    record.set("userId", from.userId());
    record.set("amount", from.amount().amount().toPlainString());
    record.set("currency", from.amount().currency().getCurrencyCode());
    record.set("merchant", from.merchant());
    if (schema.getField("category") != null) {
      record.set("category", from.category().orElse(null));
    }
    record.set("channel", new GenericData.EnumSymbol(typeOf(schema, "channel"), from.channel()));
    record.set("location", record(from.location(), typeOf(schema, "location")));
    record.set("occurredAt", from.occurredAt().toEpochMilli());
    return record.build();
  }

  private static GenericRecord record(Location from, Schema schema) {
    var record = new GenericRecordBuilder(schema);
    record.set("country", from.country());
    record.set("city", from.city());
    // The first of the union is null.
    var point = typeOf(schema, "coordinates").getTypes().getLast();
    record.set("coordinates", from.coordinates().map(at -> record(at, point)).orElse(null));
    return record.build();
  }

  private static GenericRecord record(Coordinates from, Schema schema) {
    return new GenericRecordBuilder(schema)
        .set("lat", from.latitude())
        .set("lon", from.longitude())
        .build();
  }
}
