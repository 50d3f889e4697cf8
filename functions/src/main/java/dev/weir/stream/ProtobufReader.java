package dev.weir.stream;

import dev.weir.quarantine.Reason;

/** Reads the fields of one protobuf message, within its bounds. */
final class ProtobufReader {

  static final int VARINT = 0;
  static final int BYTES = 2;

  private static final int FIXED_64 = 1;
  private static final int FIXED_32 = 5;
  private static final int MAX_VARINT_BITS = 64;

  private final byte[] bytes;
  private final int end;
  private int at;
  private int field;
  private int wireType;

  ProtobufReader(ByteRange message) {
    this.bytes = message.bytes();
    this.at = message.from();
    this.end = message.to();
  }

  /** Moves to the next field, if there is one. */
  boolean next() {
    if (at == end) {
      return false;
    }
    long tag = varint();
    field = (int) (tag >>> 3);
    wireType = (int) (tag & 7);
    if (tag >>> 3 == 0 || tag >>> 3 > Integer.MAX_VALUE) {
      throw corrupt("field number");
    }
    return true;
  }

  int field() {
    return field;
  }

  /** Returns the current field's value, which must be a string, bytes or message. */
  ByteRange bytes() {
    require(BYTES);
    return lengthDelimited();
  }

  /** Returns the current field's value, which must be a number from 0 to below the limit. */
  int number(int limit) {
    require(VARINT);
    long value = varint();
    if (value < 0 || value >= limit) {
      throw corrupt("index");
    }
    return (int) value;
  }

  void skip() {
    switch (wireType) {
      case VARINT -> varint();
      case FIXED_64 -> take(8);
      case BYTES -> lengthDelimited();
      case FIXED_32 -> take(4);
      default -> throw corrupt("wire type");
    }
  }

  private ByteRange lengthDelimited() {
    long length = varint();
    int from = at;
    take(length);
    return new ByteRange(bytes, from, at);
  }

  private void take(long length) {
    if (length < 0 || length > end - at) {
      throw corrupt("length");
    }
    at += (int) length;
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < MAX_VARINT_BITS; shift += 7) {
      if (at == end) {
        throw corrupt("end");
      }
      byte b = bytes[at++];
      value |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw corrupt("number");
  }

  private void require(int wanted) {
    if (wireType != wanted) {
      throw corrupt("wire type");
    }
  }

  UnreadableException corrupt(String what) {
    return new UnreadableException(
        Reason.CORRUPT_AGGREGATE, "Aggregate has a bad " + what + ": offset=" + at);
  }
}
