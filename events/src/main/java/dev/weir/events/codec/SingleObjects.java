package dev.weir.events.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;

/** Writes Avro messages in single-object encoding, using the library. */
public final class SingleObjects {

  private SingleObjects() {}

  /** Returns the message of a record, with the record's schema. */
  public static byte[] write(GenericRecord record) {
    try {
      var schema = record.getSchema();
      var message = new BinaryMessageEncoder<GenericRecord>(GenericData.get(), schema);
      var bytes = message.encode(record);
      return ByteBuffer.allocate(bytes.remaining()).put(bytes).array();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // writing to memory can't fail
    }
  }

  /** Returns the type of a field of a record's schema. */
  public static Schema typeOf(Schema schema, String field) {
    return schema.getField(field).schema();
  }
}
