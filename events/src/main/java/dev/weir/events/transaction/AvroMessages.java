package dev.weir.events.transaction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.util.Utf8;

/** Reads and writes Avro messages; all that touches the library is here and in the schemas. */
final class AvroMessages {

  private static final int HEADER_BYTES = 10;
  private static final SchemaStore SCHEMAS = AvroSchemas.store();
  private static final Map<Long, GenericDatumReader<GenericRecord>> READERS =
      new ConcurrentHashMap<>();

  private AvroMessages() {}

  static Transaction read(byte[] bytes, int from, int to) {
    if (to - from < HEADER_BYTES || !TransactionAvro.isAvro(bytes, from, to)) {
      throw malformed("has no header of a single object");
    }
    var fingerprint =
        ByteBuffer.wrap(bytes, from + 2, Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).getLong();
    var reader = READERS.computeIfAbsent(fingerprint, AvroMessages::readerOf);
    return transaction(decode(reader, bytes, from + HEADER_BYTES, to));
  }

  private static GenericDatumReader<GenericRecord> readerOf(long fingerprint) {
    var written = SCHEMAS.findByFingerprint(fingerprint);
    if (written == null) {
      throw new InvalidTransactionException(
          Problem.UNKNOWN_SCHEMA, "schema %016x is not known".formatted(fingerprint));
    }
    return new GenericDatumReader<>(written, AvroSchemas.latest());
  }

  // Not by BinaryMessageDecoder: it reads from a stream, whose end it does not know, so that a text
  // which says that it has 2 GB gets an array of 2 GB; and it does not mind what follows the body.
  private static GenericRecord decode(
      GenericDatumReader<GenericRecord> reader, byte[] bytes, int from, int to) {
    try {
      var decoder = DecoderFactory.get().binaryDecoder(bytes, from, to - from, null);
      var found = reader.read(null, decoder);
      if (!decoder.isEnd()) {
        throw malformed("has bytes behind its body");
      }
      return found;
    } catch (InvalidTransactionException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // For bytes that don't follow the schema the library throws many kinds, also
      // ArrayIndexOutOfBoundsException.
      throw malformed("has a body that does not follow its schema");
    }
  }

  private static InvalidTransactionException malformed(String detail) {
    return new InvalidTransactionException(Problem.MALFORMED_AVRO, detail);
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

  // Utf8.toString() would put replacement characters for what is no UTF-8: two ids could become
  // one.
  private static String text(GenericRecord of, String name) {
    if (!(of.get(name) instanceof Utf8 found)) {
      return null;
    }
    try {
      var bytes = ByteBuffer.wrap(found.getBytes(), 0, found.getByteLength());
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw malformed(name + " is no UTF-8");
    }
  }

  static byte[] write(Transaction transaction, int version) {
    var schema = AvroSchemas.version(version);
    try {
      var message = new BinaryMessageEncoder<GenericRecord>(GenericData.get(), schema);
      var bytes = message.encode(record(transaction, schema));
      return ByteBuffer.allocate(bytes.remaining()).put(bytes).array();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
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

  private static Schema typeOf(Schema schema, String field) {
    return schema.getField(field).schema();
  }
}
