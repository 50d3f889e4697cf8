package dev.weir.events.codec;

import static dev.weir.events.codec.InvalidMessageException.avro;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads the primitives of an Avro body, within its bounds (Avro 1.12 specification, "Binary
 * Encoding"). Whatever the bytes are, the work is bounded by their number.
 */
final class AvroCursor {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int MAX_SHIFT = 63;
  // Items that take no bytes, such as nulls, cost no memory here; honest producers send few.
  private static final long MAX_EMPTY_ITEMS = 1_000;
  private static final int MAX_DEPTH = 64;

  private final byte[] bytes;
  private final int end;
  private int at;
  private int depth;

  AvroCursor(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  int left() {
    return end - at;
  }

  /** Reads an int or a long: zigzag, in groups of seven bits. */
  long number() {
    long value = 0;
    for (int shift = 0; shift <= MAX_SHIFT; shift += 7) {
      byte b = next();
      value |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        if (shift == MAX_SHIFT && b > 1) {
          throw avro("has a number of more than 64 bits");
        }
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw avro("has a number of more than ten bytes");
  }

  /** Reads an index into a number of alternatives. */
  int index(int alternatives) {
    long index = number();
    if (index < 0 || index >= alternatives) {
      throw avro("has an index that its schema does not have");
    }
    return (int) index;
  }

  double real() {
    int from = at;
    skip(Double.BYTES);
    return Double.longBitsToDouble((long) LONGS.get(bytes, from));
  }

  float shortReal() {
    int value = 0;
    for (int i = 0; i < Float.BYTES; i++) {
      value |= (next() & 0xFF) << (Byte.SIZE * i);
    }
    return Float.intBitsToFloat(value);
  }

  String text(String name) {
    long length = number();
    int from = at;
    skip(length);
    return StrictUtf8.text(bytes, from, at).orElseThrow(() -> avro(name + " is not UTF-8"));
  }

  void skipBytes() {
    skip(number());
  }

  void skip(long length) {
    if (length < 0 || length > end - at) {
      throw avro("says that it is longer than it is");
    }
    at += (int) length;
  }

  boolean flag() {
    byte b = next();
    if (b < 0 || b > 1) {
      throw avro("has a boolean that is neither");
    }
    return b == 1;
  }

  /**
   * Reads the number of items in the next block of an array or a map; 0 at its end.
   *
   * @param sizes whether an item takes at least one byte
   * @param before the number of items before
   */
  long block(boolean sizes, long before) {
    long count = number();
    if (count < 0) {
      // The block's length in bytes follows, for readers that skip it.
      long length = number();
      if (length < 0 || length > left()) {
        throw avro("says that it is longer than it is");
      }
      count = -count;
    }
    // The smallest long is still negative when negated.
    if (count < 0 || count > (sizes ? left() : MAX_EMPTY_ITEMS - before)) {
      throw avro("has more items than its bytes can hold");
    }
    return count;
  }

  void enter() {
    if (++depth > MAX_DEPTH) {
      throw avro("is nested deeper than " + MAX_DEPTH);
    }
  }

  void leave() {
    depth--;
  }

  private byte next() {
    if (at == end) {
      throw avro("ends early");
    }
    return bytes[at++];
  }
}
