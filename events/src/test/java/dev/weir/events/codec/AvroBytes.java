package dev.weir.events.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** Avro messages made by hand, as the specification says. */
public final class AvroBytes {

  private AvroBytes() {}

  /** One whose header names a schema. */
  public static byte[] message(Schema schema, byte[] body) {
    return message(SchemaNormalization.parsingFingerprint64(schema), body);
  }

  /** One whose header has a fingerprint. */
  public static byte[] message(long fingerprint, byte[] body) {
    return ByteBuffer.allocate(10 + body.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0xC3)
        .put((byte) 0x01)
        .putLong(fingerprint)
        .put(body)
        .array();
  }
}
