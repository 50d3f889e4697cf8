package dev.weir.events.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.util.Utf8;

/**
 * Avro messages in single-object encoding: two bytes of marker, eight of the schema's fingerprint
 * (CRC-64-AVRO, little-endian), then the body. Whatever version of an event's schema one names, it
 * is read as the newest.
 */
public final class SingleObjects {

  private static final int HEADER_BYTES = 10;

  private final AvroVersions versions;
  private final SchemaStore schemas;
  private final Map<Long, GenericDatumReader<GenericRecord>> readers = new ConcurrentHashMap<>();

  /** Messages of an event. */
  public SingleObjects(AvroVersions versions) {
    this.versions = versions;
    schemas = versions.store();
  }

  /**
   * Reads one message.
   *
   * @param bytes holds it; not changed
   * @param from index of its first byte
   * @param to index behind its last byte
   * @throws InvalidAvroException where it is none; nothing else, whatever the bytes are
   */
  public GenericRecord read(byte[] bytes, int from, int to) {
    if (to - from < HEADER_BYTES || !SingleObjectMarker.isAt(bytes, from, to)) {
      throw InvalidAvroException.malformed("has no header of a single object");
    }
    var fingerprint =
        ByteBuffer.wrap(bytes, from + 2, Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).getLong();
    var reader = readers.computeIfAbsent(fingerprint, this::readerOf);
    return decode(reader, bytes, from + HEADER_BYTES, to);
  }

  private GenericDatumReader<GenericRecord> readerOf(long fingerprint) {
    var written = schemas.findByFingerprint(fingerprint);
    if (written == null) {
      throw InvalidAvroException.unknownSchema(fingerprint);
    }
    return new GenericDatumReader<>(written, versions.latest());
  }

  // Not by BinaryMessageDecoder: it reads from a stream, whose end it does not know, so that a text
  // which says that it has 2 GB gets an array of 2 GB; and it does not mind what follows the body.
  private static GenericRecord decode(
      GenericDatumReader<GenericRecord> reader, byte[] bytes, int from, int to) {
    try {
      var decoder = DecoderFactory.get().binaryDecoder(bytes, from, to - from, null);
      var found = reader.read(null, decoder);
      if (!decoder.isEnd()) {
        throw InvalidAvroException.malformed("has bytes behind its body");
      }
      return found;
    } catch (InvalidAvroException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // For bytes that don't follow the schema the library throws many kinds, also
      // ArrayIndexOutOfBoundsException.
      throw InvalidAvroException.malformed("has a body that does not follow its schema");
    }
  }

  /**
   * A field's text; null where it has none.
   *
   * @throws InvalidAvroException where it is no UTF-8: with replacement characters in its place,
   *     two ids could become one
   */
  public static String text(GenericRecord of, String name) {
    if (!(of.get(name) instanceof Utf8 found)) {
      return null;
    }
    try {
      var bytes = ByteBuffer.wrap(found.getBytes(), 0, found.getByteLength());
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw InvalidAvroException.malformed(name + " is no UTF-8");
    }
  }

  /** The message of a record, of the schema that the record has. */
  public static byte[] write(GenericRecord record) {
    try {
      var schema = record.getSchema();
      var message = new BinaryMessageEncoder<GenericRecord>(GenericData.get(), schema);
      var bytes = message.encode(record);
      return ByteBuffer.allocate(bytes.remaining()).put(bytes).array();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
  }

  /** The type of a field of a record's schema. */
  public static Schema typeOf(Schema schema, String field) {
    return schema.getField(field).schema();
  }
}
