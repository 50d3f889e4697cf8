package dev.weir.stream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Splits lines that were packed into one payload. */
public final class Lines {

  /** Line ends are looked for in eight bytes at a time. */
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = ONES << 7;
  private static final long NEWLINES = ONES * '\n';

  private Lines() {}

  /** Takes a line as a part of the bytes that it lies in. */
  @FunctionalInterface
  public interface LineConsumer {
    /**
     * Takes one line.
     *
     * @param from the first byte of the line
     * @param to the byte after its last one, without the line end
     */
    void accept(byte[] bytes, int from, int to);
  }

  /**
   * Gives each line of {@code bytes[from, to)} to the consumer, in order. Lines end with {@code \n}
   * or {@code \r\n}; the last one may end with {@code \r} or with nothing. What follows the last
   * line end is a line only if it is not empty; empty lines before it are given. Allocates nothing.
   */
  public static void forEach(byte[] bytes, int from, int to, LineConsumer consumer) {
    int start = from;
    while (start < to) {
      int end = end(bytes, start, to);
      consumer.accept(bytes, start, withoutCarriageReturn(bytes, start, end));
      start = end + 1;
    }
  }

  /** How many lines {@link #forEach} gives. */
  static int count(byte[] bytes, int from, int to) {
    int lines = 0;
    int start = from;
    while (start < to) {
      start = end(bytes, start, to) + 1;
      lines++;
    }
    return lines;
  }

  /** Where the line that begins at {@code from} ends: at its newline, or at {@code to}. */
  static int end(byte[] bytes, int from, int to) {
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      long found = newlines((long) EIGHT_BYTES.get(bytes, at));
      if (found != 0) {
        return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
      }
    }
    while (at < to && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  /** Sets the highest bit of the lowest byte that is a newline; bits above it mean nothing. */
  private static long newlines(long eightBytes) {
    long zeroWhereNewline = eightBytes ^ NEWLINES;
    return (zeroWhereNewline - ONES) & ~zeroWhereNewline & HIGH_BITS;
  }

  static int withoutCarriageReturn(byte[] bytes, int start, int end) {
    return end > start && bytes[end - 1] == '\r' ? end - 1 : end;
  }
}
