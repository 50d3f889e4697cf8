package dev.weir.events.codec;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes the fields of one Protobuf message, in the order in which they are passed. */
public final class ProtobufWriter {

  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int BYTES = 2;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  public void text(int number, String text) {
    bytes(number, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes an integer, including an enum's. */
  public void integer(int number, long value) {
    tag(number, VARINT);
    varint(value);
  }

  public void real(int number, double value) {
    tag(number, FIXED_64);
    var eight = ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.writeBytes(eight.putDouble(value).array());
  }

  public void message(int number, ProtobufWriter message) {
    bytes(number, message.toBytes());
  }

  private void bytes(int number, byte[] value) {
    tag(number, BYTES);
    varint(value.length);
    bytes.writeBytes(value);
  }

  private void tag(int number, int wireType) {
    varint(((long) number << 3) | wireType);
  }

  private void varint(long value) {
    var rest = value;
    for (; (rest & ~0x7FL) != 0; rest >>>= 7) {
      bytes.write((int) ((rest & 0x7F) | 0x80));
    }
    bytes.write((int) rest);
  }

  public byte[] toBytes() {
    return bytes.toByteArray();
  }
}
