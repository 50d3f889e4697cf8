package dev.weir.events.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** Builds Avro messages by hand, according to the specification. */
public final class AvroBytes {

  private AvroBytes() {}

  /** Returns a message whose header names a schema. */
  public static byte[] message(Schema schema, byte[] body) {
    return message(SchemaNormalization.parsingFingerprint64(schema), body);
  }

  /** Returns a message whose header has a fingerprint. */
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
