package dev.weir.accesslog.formats;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Searches lines for single bytes, eight at a time. */
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
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      long differs = (long) LONG.get(b, at) ^ pattern;
      // A byte of zero borrows from its high bit: "Determine if a word has a zero byte" in
      // Anderson, Bit Twiddling Hacks. The lowest bit that is set is exact.
      long zeros = (differs - ONES) & ~differs & HIGH_BITS;
      if (zeros != 0) {
        return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
      }
    }
    for (; at < to; at++) {
      if (b[at] == wanted) {
        return at;
      }
    }
    return -1;
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
