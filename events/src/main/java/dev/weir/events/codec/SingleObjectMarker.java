package dev.weir.events.codec;

/**
 * The first two bytes of an Avro message in single-object encoding. This class does not refer to
 * Avro's library, which is loaded with the first Avro message.
 */
public final class SingleObjectMarker {

  // https://avro.apache.org/docs/1.12.0/specification/#single-object-encoding
  private static final byte FIRST = (byte) 0xC3;
  private static final byte SECOND = 0x01;

  private SingleObjectMarker() {}

  /** Whether bytes begin with it. JSON text can't begin with it. */
  public static boolean isAt(byte[] bytes, int from, int to) {
    return to - from >= 2 && bytes[from] == FIRST && bytes[from + 1] == SECOND;
  }
}
