package dev.weir.stream;

import dev.weir.events.codec.EightBytes;

/** Splits lines that were packed into one payload. */
public final class Lines {

  private Lines() {}

  /** Receives a line as a range of the bytes that contain it. */
  @FunctionalInterface
  public interface LineConsumer {
    /**
     * Receives one line.
     *
     * @param from the first byte of the line
     * @param to the byte after its last one, without the line end
     */
    void accept(byte[] bytes, int from, int to);
  }

  /**
   * Passes each line of {@code bytes[from, to)} to the consumer, in order. Lines end with {@code
   * \n} or {@code \r\n}; the last one may end with {@code \r} or without a line end. Text after the
   * last line end is a line only if it is not empty; empty lines before it are passed on. Allocates
   * nothing.
   */
  public static void forEach(byte[] bytes, int from, int to, LineConsumer consumer) {
    int start = from;
    while (start < to) {
      int end = EightBytes.newline(bytes, start, to);
      consumer.accept(bytes, start, withoutCarriageReturn(bytes, start, end));
      start = end + 1;
    }
  }

  /** Returns the number of lines that {@link #forEach} passes on. */
  static int count(byte[] bytes, int from, int to) {
    int lines = 0;
    int start = from;
    while (start < to) {
      start = EightBytes.newline(bytes, start, to) + 1;
      lines++;
    }
    return lines;
  }

  static int withoutCarriageReturn(byte[] bytes, int start, int end) {
    return end > start && bytes[end - 1] == '\r' ? end - 1 : end;
  }
}
