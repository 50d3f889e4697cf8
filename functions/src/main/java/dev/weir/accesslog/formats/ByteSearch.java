package dev.weir.accesslog.formats;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Searches lines for single bytes, sixteen at a time. */
final class ByteSearch {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

  private ByteSearch() {}

  /** The first place of this byte from {@code from} on; -1 where it does not occur. */
  static int indexOf(byte wanted, byte[] b, int from, int to) {
    long pattern = (wanted & 0xFF) * ONES;
    int at = from;
    for (; at <= to - 2 * Long.BYTES; at += 2 * Long.BYTES) {
      long first = zeros((long) LONG.get(b, at) ^ pattern);
      long second = zeros((long) LONG.get(b, at + Long.BYTES) ^ pattern);
      if ((first | second) != 0) {
        return first != 0 ? at + place(first) : at + Long.BYTES + place(second);
      }
    }
    if (at <= to - Long.BYTES) {
      long zeros = zeros((long) LONG.get(b, at) ^ pattern);
      if (zeros != 0) {
        return at + place(zeros);
      }
      at += Long.BYTES;
    }
    for (; at < to; at++) {
      if (b[at] == wanted) {
        return at;
      }
    }
    return -1;
  }

  /**
   * Marks the bytes that are zero: each borrows from its high bit ("Determine if a word has a zero
   * byte" in Anderson, Bit Twiddling Hacks). The lowest mark is exact.
   */
  private static long zeros(long word) {
    return (word - ONES) & ~word & HIGH_BITS;
  }

  private static int place(long marks) {
    return Long.numberOfTrailingZeros(marks) >>> 3;
  }

  /** The last place of this byte in {@code b[from, to)}; -1 where it does not occur. */
  static int lastIndexOf(byte wanted, byte[] b, int from, int to) {
    int at = to - 1;
    while (at >= from && b[at] != wanted) {
      at--;
    }
    return at < from ? -1 : at;
  }

  /** Where the field that begins at {@code from} ends: at the next blank, or with the line. */
  static int blankOrEnd(byte[] b, int from, int to) {
    int end = from;
    while (end < to && b[end] != ' ') {
      end++;
    }
    return end;
  }
}
