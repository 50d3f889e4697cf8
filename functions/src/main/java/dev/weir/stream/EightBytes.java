package dev.weir.stream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds bytes in text, eight at a time (Henry S. Warren, "Hacker's Delight", section 6-1). */
final class EightBytes {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = ONES << 7;
  private static final long NEWLINES = ONES * '\n';
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';
  private static final long SPACES = ONES * ' ';

  private EightBytes() {}

  /** Returns the first newline in {@code bytes[from, to)}; {@code to} if there is none. */
  static int newline(byte[] bytes, int from, int to) {
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      long found = zeroes((long) LONGS.get(bytes, at) ^ NEWLINES);
      if (found != 0) {
        return at + first(found);
      }
    }
    while (at < to && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  /**
   * Returns the first byte in {@code bytes[from, to)} that is not literal in a JSON string: a
   * quote, a backslash or a control character; {@code to} if there is none.
   */
  static int endOfPlain(byte[] bytes, int from, int to) {
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      long eight = (long) LONGS.get(bytes, at);
      long control = (eight - SPACES) & ~eight & HIGH_BITS;
      long found = control | zeroes(eight ^ QUOTES) | zeroes(eight ^ BACKSLASHES);
      if (found != 0) {
        return at + first(found);
      }
    }
    while (at < to && isPlain(bytes[at])) {
      at++;
    }
    return at;
  }

  /** Returns the number of backslashes in {@code bytes[from, to)}. */
  static int backslashes(byte[] bytes, int from, int to) {
    int count = 0;
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      count += Long.bitCount(exactZeroes((long) LONGS.get(bytes, at) ^ BACKSLASHES));
    }
    for (; at < to; at++) {
      count += bytes[at] == '\\' ? 1 : 0;
    }
    return count;
  }

  /** Sets the highest bit of every byte that is zero, and of no other. */
  private static long exactZeroes(long eight) {
    return ~(((eight & ~HIGH_BITS) + ~HIGH_BITS) | eight | ~HIGH_BITS);
  }

  private static boolean isPlain(byte b) {
    return (b & 0xFF) >= ' ' && b != '"' && b != '\\';
  }

  /**
   * Sets the highest bit of every byte that is zero. The borrow of a zero may also set it in a
   * higher byte, so only the lowest one counts.
   */
  private static long zeroes(long eight) {
    return (eight - ONES) & ~eight & HIGH_BITS;
  }

  private static int first(long highBits) {
    return Long.numberOfTrailingZeros(highBits) / Byte.SIZE;
  }
}
