package dev.weir.events.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds bytes in text, 8 and 32 at a time (Henry S. Warren, "Hacker's Delight", section 6-1). The
 * tests of 32 are cheap and err for bytes that are not ASCII, but only towards a closer look.
 */
public final class EightBytes {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** The number of bytes tested at once. */
  private static final int BLOCK = 4 * Long.BYTES;

  /** The number of bytes tested in words before the first block. */
  private static final int SHORT = 2 * Long.BYTES;

  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = ONES << 7;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';
  private static final long SPACES = ONES * ' ';
  private static final long ZEROES = ONES * '0';
  private static final long HIGH_HALVES = 0xF0F0_F0F0_F0F0_F0F0L;
  // Added to a digit, it stays within the high half; added to one of ":;<=>?", it does not.
  private static final long BEYOND_NINE = ONES * 6;

  private EightBytes() {}

  /**
   * Returns the first eight bytes of {@code bytes[from, to)} as one number; a shorter text is
   * filled up with zeros.
   */
  public static long beginning(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length >= Long.BYTES) {
      return (long) LONGS.get(bytes, from);
    }
    if (from <= bytes.length - Long.BYTES) {
      return (long) LONGS.get(bytes, from) & ((1L << (length * Byte.SIZE)) - 1);
    }
    long beginning = 0;
    for (int i = to - 1; i >= from; i--) {
      beginning = (beginning << Byte.SIZE) | (bytes[i] & 0xFF);
    }
    return beginning;
  }

  /** Returns the first newline in {@code bytes[from, to)}; {@code to} if there is none. */
  public static int newline(byte[] bytes, int from, int to) {
    int found = indexOf((byte) '\n', bytes, from, to);
    return found < 0 ? to : found;
  }

  /** Returns the first index of this byte in {@code bytes[from, to)}; -1 if it does not occur. */
  public static int indexOf(byte wanted, byte[] bytes, int from, int to) {
    long pattern = (wanted & 0xFF) * ONES;
    int at = from;
    for (; at <= to - BLOCK; at += BLOCK) {
      if (mayHold(pattern, bytes, at)) {
        int found = indexOf(pattern, bytes, at, at + BLOCK);
        if (found >= 0) {
          return found;
        }
      }
    }
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      int found = indexOf(pattern, bytes, at, at + Long.BYTES);
      if (found >= 0) {
        return found;
      }
    }
    for (; at < to; at++) {
      if (bytes[at] == wanted) {
        return at;
      }
    }
    return -1;
  }

  private static boolean mayHold(long pattern, byte[] bytes, int at) {
    long first = ((long) LONGS.get(bytes, at) ^ pattern) - ONES;
    long second = ((long) LONGS.get(bytes, at + Long.BYTES) ^ pattern) - ONES;
    long third = ((long) LONGS.get(bytes, at + 2 * Long.BYTES) ^ pattern) - ONES;
    long fourth = ((long) LONGS.get(bytes, at + 3 * Long.BYTES) ^ pattern) - ONES;
    return ((first | second | third | fourth) & HIGH_BITS) != 0;
  }

  /** Returns the first index within complete words. */
  private static int indexOf(long pattern, byte[] bytes, int from, int to) {
    for (int at = from; at < to; at += Long.BYTES) {
      long found = zeroes((long) LONGS.get(bytes, at) ^ pattern);
      if (found != 0) {
        return at + first(found);
      }
    }
    return -1;
  }

  /**
   * Returns the first byte in {@code bytes[from, to)} that is not literal in a JSON string: a
   * quote, a backslash or a control character; {@code to} if there is none.
   */
  public static int endOfPlain(byte[] bytes, int from, int to) {
    // Most names and values are shorter than a block.
    int begun = from + Math.min(to - from, SHORT);
    int at = endOfPlainWords(bytes, from, begun);
    at = at < begun ? at : endOfPlainBlocks(bytes, at, to);
    while (at < to && isPlain(bytes[at])) {
      at++;
    }
    return at;
  }

  /** Returns the first byte that is not literal, or the end of the last complete word. */
  private static int endOfPlainBlocks(byte[] bytes, int from, int to) {
    int at = from;
    for (; at <= to - BLOCK; at += BLOCK) {
      long special =
          special(bytes, at)
              | special(bytes, at + Long.BYTES)
              | special(bytes, at + 2 * Long.BYTES)
              | special(bytes, at + 3 * Long.BYTES);
      if ((special & HIGH_BITS) != 0) {
        int found = endOfPlainWords(bytes, at, at + BLOCK);
        if (found < at + BLOCK) {
          return found;
        }
      }
    }
    return endOfPlainWords(bytes, at, to);
  }

  private static long special(byte[] bytes, int at) {
    long eight = (long) LONGS.get(bytes, at);
    return (eight - SPACES) | ((eight ^ QUOTES) - ONES) | ((eight ^ BACKSLASHES) - ONES);
  }

  /** Returns the first byte that is not literal within complete words, or the end of the last. */
  private static int endOfPlainWords(byte[] bytes, int from, int to) {
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      long eight = (long) LONGS.get(bytes, at);
      long control = (eight - SPACES) & ~eight & HIGH_BITS;
      long found = control | zeroes(eight ^ QUOTES) | zeroes(eight ^ BACKSLASHES);
      if (found != 0) {
        return at + first(found);
      }
    }
    return at;
  }

  /**
   * Returns the first byte in {@code bytes[from, to)} that is not a decimal digit; {@code to} if
   * there is none.
   */
  public static int endOfDigits(byte[] bytes, int from, int to) {
    int at = from;
    while (at <= to - Long.BYTES && areDigits((long) LONGS.get(bytes, at))) {
      at += Long.BYTES;
    }
    while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at;
  }

  private static boolean areDigits(long eight) {
    return (eight & HIGH_HALVES) == ZEROES && ((eight + BEYOND_NINE) & HIGH_HALVES) == ZEROES;
  }

  /**
   * Returns the first byte in {@code bytes[from, to)} that is not a blank; {@code to} if there is
   * none.
   */
  public static int endOfBlanks(byte[] bytes, int from, int to) {
    int at = from;
    while (at <= to - Long.BYTES && (long) LONGS.get(bytes, at) == SPACES) {
      at += Long.BYTES;
    }
    while (at < to && bytes[at] == ' ') {
      at++;
    }
    return at;
  }

  /** Returns the number of backslashes in {@code bytes[from, to)}. */
  public static int backslashes(byte[] bytes, int from, int to) {
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

  /** Whether every byte of {@code bytes[from, to)} is an ASCII character. */
  public static boolean areAscii(byte[] bytes, int from, int to) {
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      if (((long) LONGS.get(bytes, at) & HIGH_BITS) != 0) {
        return false;
      }
    }
    for (; at < to; at++) {
      if (bytes[at] < 0) {
        return false;
      }
    }
    return true;
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
