package dev.weir.events.framing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.zip.Deflater;

/** Writes headers before bodies, like the libraries of producers. */
public final class FrameWriter {

  private static final byte PLAIN = 0;
  private static final byte ZLIB = 5;

  private FrameWriter() {}

  /** Returns a message with Glue's header, not compressed. */
  public static byte[] glue(UUID version, byte[] body) {
    return joined(glueHeader(PLAIN, version), body);
  }

  /** Returns a message with Glue's header, everything after it compressed. */
  public static byte[] glueZlib(UUID version, byte[] body) {
    return joined(glueHeader(ZLIB, version), deflated(body));
  }

  private static byte[] glueHeader(byte compression, UUID version) {
    return ByteBuffer.allocate(18)
        .put(Frame.GLUE)
        .put(compression)
        .putLong(version.getMostSignificantBits())
        .putLong(version.getLeastSignificantBits())
        .array();
  }

  /**
   * Returns a Protobuf body with Glue's message index before it, like AWS's serializer for Kafka.
   */
  public static byte[] glueIndex(MessageIndex index, byte[] body) {
    return joined(new byte[] {(byte) index.glue()}, body);
  }

  /** Returns a message with Confluent's header. */
  public static byte[] confluent(int id, byte[] body) {
    return joined(ByteBuffer.allocate(5).put(Frame.CONFLUENT).putInt(id).array(), body);
  }

  /** Returns a message with Confluent's header with a GUID. */
  public static byte[] confluent(UUID guid, byte[] body) {
    var header =
        ByteBuffer.allocate(17)
            .put(Frame.CONFLUENT_GUID)
            .putLong(guid.getMostSignificantBits())
            .putLong(guid.getLeastSignificantBits());
    return joined(header.array(), body);
  }

  /** Returns a Protobuf body with Confluent's message indexes before it. */
  public static byte[] confluentIndexes(MessageIndex index, byte[] body) {
    return joined(confluentIndexes(index.confluent()), body);
  }

  private static byte[] confluentIndexes(List<Integer> path) {
    if (path.equals(List.of(0))) {
      return new byte[] {0};
    }
    var bytes = new ByteArrayOutputStream();
    bytes.write(path.size() << 1);
    path.forEach(each -> bytes.write(each << 1)); // below 64: a file has few messages
    return bytes.toByteArray();
  }

  private static byte[] deflated(byte[] body) {
    var bytes = new ByteArrayOutputStream();
    var deflater = new Deflater();
    try {
      deflater.setInput(body);
      deflater.finish();
      var some = new byte[1_024];
      while (!deflater.finished()) {
        bytes.write(some, 0, deflater.deflate(some));
      }
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  private static byte[] joined(byte[] header, byte[] body) {
    return ByteBuffer.allocate(header.length + body.length).put(header).put(body).array();
  }
}
