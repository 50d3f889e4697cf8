package dev.weir.events.codec;

import static dev.weir.events.codec.InvalidMessageException.protobuf;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads the fields of one Protobuf message, one after the other, within its bounds ("Encoding",
 * protobuf.dev). Stricter than the libraries, which accept input that cannot have been intended: a
 * field of the contract must have the contract's wire type, text must be UTF-8, a number must fit
 * into its bits. Fields outside the contract are skipped, including groups, without recursion, so
 * that the depth of skipped data is bounded only by its bytes.
 */
public final class ProtobufFields {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int BYTES = 2;
  private static final int GROUP = 3;
  private static final int END_OF_GROUP = 4;
  private static final int FIXED_32 = 5;
  private static final long MAX_NUMBER = (1L << 29) - 1;
  private static final int MAX_SHIFT = 63;

  private final byte[] bytes;
  private int end;
  private int at;
  private int number;
  private int wireType;

  /**
   * Begins with the first field.
   *
   * @param bytes holds the message; not changed
   * @param from index of its first byte
   * @param to index after its last byte
   */
  public ProtobufFields(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  /**
   * Moves to the next field, if there is one.
   *
   * @throws InvalidMessageException if there is anything else, as all methods here
   */
  public boolean next() {
    if (at == end) {
      return false;
    }
    readTag();
    if (wireType == END_OF_GROUP) {
      throw protobuf("ends a group that did not begin");
    }
    return true;
  }

  private void readTag() {
    long tag = varint();
    long found = tag >>> 3;
    if (found < 1 || found > MAX_NUMBER) {
      throw protobuf("has a field number that is not from 1 to 2^29 - 1");
    }
    number = (int) found;
    wireType = (int) (tag & 7);
  }

  public int number() {
    return number;
  }

  /** Returns the current field's value, which must be text. */
  public String text(String name) {
    return text(name, beginBytes(name));
  }

  /**
   * Returns the current field's value, like {@link #text(String)}.
   *
   * @param usual texts that are expected; they are not created again
   */
  public String text(String name, KnownTexts usual) {
    int from = beginBytes(name);
    var known = usual.find(bytes, from, at);
    return known == null ? text(name, from) : known;
  }

  private String text(String name, int from) {
    return StrictUtf8.text(bytes, from, at).orElseThrow(() -> protobuf(name + " is not UTF-8"));
  }

  /** Returns the current field's value, which must be an integer. */
  public long integer(String name) {
    require(name, VARINT);
    return varint();
  }

  /** Returns the current field's value, which must be a double. */
  public double real(String name) {
    require(name, FIXED_64);
    int from = at;
    skip(Double.BYTES);
    return Double.longBitsToDouble((long) LONGS.get(bytes, from));
  }

  /**
   * Enters the current field's value, which must be a message: {@link #next} moves through its
   * fields.
   *
   * @return for {@link #leave}
   */
  public int enter(String name) {
    int outerEnd = end;
    int from = beginBytes(name);
    end = at;
    at = from;
    return outerEnd;
  }

  /** Continues after a message whose fields were all read. */
  public void leave(int outerEnd) {
    end = outerEnd;
  }

  private int beginBytes(String name) {
    require(name, BYTES);
    long length = varint();
    int from = at;
    skip(length);
    return from;
  }

  public void skip() {
    if (wireType == GROUP) {
      skipGroup();
    } else {
      skipValue();
    }
  }

  private void skipGroup() {
    var open = new int[4];
    var depth = 0;
    open[depth++] = number;
    while (depth > 0) {
      if (at == end) {
        throw protobuf("ends within a group");
      }
      readTag();
      switch (wireType) {
        case GROUP -> {
          open = depth == open.length ? Arrays.copyOf(open, 2 * depth) : open;
          open[depth++] = number;
        }
        case END_OF_GROUP -> {
          if (open[--depth] != number) {
            throw protobuf("ends another group than the one that began");
          }
        }
        default -> skipValue();
      }
    }
  }

  private void skipValue() {
    switch (wireType) {
      case VARINT -> varint();
      case FIXED_64 -> skip(Long.BYTES);
      case BYTES -> skip(varint());
      case FIXED_32 -> skip(Integer.BYTES);
      default -> throw protobuf("has wire type " + wireType + ", which does not exist");
    }
  }

  private void skip(long length) {
    if (length < 0 || length > end - at) {
      throw protobuf("says that it is longer than it is");
    }
    at += (int) length;
  }

  private long varint() {
    // Most tags, lengths and enums are below 128.
    if (at < end && bytes[at] >= 0) {
      return bytes[at++];
    }
    return longVarint();
  }

  private long longVarint() {
    long value = 0;
    for (int shift = 0; shift <= MAX_SHIFT; shift += 7) {
      if (at == end) {
        throw protobuf("ends early");
      }
      byte b = bytes[at++];
      value |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        if (shift == MAX_SHIFT && b > 1) {
          throw protobuf("has a number of more than 64 bits");
        }
        return value;
      }
    }
    throw protobuf("has a number of more than ten bytes");
  }

  private void require(String name, int wanted) {
    if (wireType != wanted) {
      throw protobuf(name + " has wire type " + wireType + ", not " + wanted);
    }
  }
}
