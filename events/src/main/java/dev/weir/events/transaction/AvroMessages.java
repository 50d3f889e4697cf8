package dev.weir.events.transaction;

import static dev.weir.events.codec.SingleObjects.typeOf;

import dev.weir.events.codec.SingleObjects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;

/** Writes Avro messages, using the library. */
final class AvroMessages {

  private AvroMessages() {}

  static byte[] write(Transaction transaction, int version) {
    Text.requireEncodable(transaction);
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
