package dev.weir.accesslog.formats;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Searches lines for single bytes, 32 at a time. */
final class ByteSearch {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** The number of bytes tested at once. */
  private static final int BLOCK = 4 * Long.BYTES;

  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

  private ByteSearch() {}

  /** Returns the first index of this byte from {@code from} on; -1 if it does not occur. */
  static int indexOf(byte wanted, byte[] b, int from, int to) {
    long pattern = (wanted & 0xFF) * ONES;
    int at = from;
    for (; at <= to - BLOCK; at += BLOCK) {
      if (mayHold(pattern, b, at)) {
        int found = indexOf(pattern, b, at, at + BLOCK);
        if (found >= 0) {
          return found;
        }
      }
    }
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      int found = indexOf(pattern, b, at, at + Long.BYTES);
      if (found >= 0) {
        return found;
      }
    }
    for (; at < to; at++) {
      if (b[at] == wanted) {
        return at;
      }
    }
    return -1;
  }

  // A cheap test that errs only for bytes that are not ASCII, and then with a false positive.
  private static boolean mayHold(long pattern, byte[] b, int at) {
    long first = ((long) LONG.get(b, at) ^ pattern) - ONES;
    long second = ((long) LONG.get(b, at + Long.BYTES) ^ pattern) - ONES;
    long third = ((long) LONG.get(b, at + 2 * Long.BYTES) ^ pattern) - ONES;
    long fourth = ((long) LONG.get(b, at + 3 * Long.BYTES) ^ pattern) - ONES;
    return ((first | second | third | fourth) & HIGH_BITS) != 0;
  }

  /** Returns the first index within complete words. */
  private static int indexOf(long pattern, byte[] b, int from, int to) {
    for (int at = from; at < to; at += Long.BYTES) {
      long zeros = zeros((long) LONG.get(b, at) ^ pattern);
      if (zeros != 0) {
        return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
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

  /** Returns the last index of this byte in {@code b[from, to)}; -1 if it does not occur. */
  static int lastIndexOf(byte wanted, byte[] b, int from, int to) {
    int at = to - 1;
    while (at >= from && b[at] != wanted) {
      at--;
    }
    return at < from ? -1 : at;
  }

  /**
   * Returns the end of the field that begins at {@code from}: the next blank, or the line's end.
   */
  static int blankOrEnd(byte[] b, int from, int to) {
    int end = from;
    while (end < to && b[end] != ' ') {
      end++;
    }
    return end;
  }
}
