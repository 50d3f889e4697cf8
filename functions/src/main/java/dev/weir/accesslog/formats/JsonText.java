package dev.weir.accesslog.formats;

import java.nio.charset.StandardCharsets;

/**
 * Converts a line to the characters that the JSON library reads, and back. Client text may not be
 * UTF-8, and its status is counted nevertheless: each byte that is not ASCII is mapped to a
 * character of a private range, and back to that byte.
 */
final class JsonText {

  /** In Unicode's private use area, U+E000 to U+F8FF, which no name uses. */
  private static final int BYTES_AT = 0xF700;

  private char[] text = new char[4_096];

  /**
   * Reads the characters of {@code b[from, to)}, one per byte. They are kept for the next line, so
   * the caller bounds their number.
   *
   * @return the number of backslashes among them
   */
  int read(byte[] b, int from, int to) {
    int length = to - from;
    int backslashes = 0;
    if (text.length < length) {
      text = new char[length];
    }
    for (int i = 0; i < length; i++) {
      byte raw = b[from + i];
      text[i] = (char) (raw < 0 ? BYTES_AT | (raw & 0xFF) : raw);
      backslashes += raw == '\\' ? 1 : 0;
    }
    return backslashes;
  }

  /** Returns the characters read last, possibly followed by others. */
  char[] chars() {
    return text;
  }

  /**
   * Writes characters as UTF-8, restoring the original bytes of those that were not UTF-8.
   *
   * @return the number of bytes; -1 if {@code into} is too small
   */
  static int bytes(char[] text, int offset, int length, byte[] into) {
    int size = 0;
    for (int i = 0; i < length; i++) {
      char c = text[offset + i];
      if (size == into.length) {
        return -1;
      }
      if (c < 0x80) {
        into[size++] = (byte) c;
      } else if (c >= (BYTES_AT | 0x80) && c <= (BYTES_AT | 0xFF)) {
        into[size++] = (byte) c;
      } else {
        boolean pair = i + 1 < length && Character.isSurrogatePair(c, text[offset + i + 1]);
        size = escaped(text, offset + i, pair ? 2 : 1, into, size);
        i += pair ? 1 : 0;
        if (size < 0) {
          return -1;
        }
      }
    }
    return size;
  }

  // Rare: only characters written as an escape. An unpaired surrogate becomes a question mark.
  private static int escaped(char[] text, int at, int count, byte[] into, int size) {
    byte[] utf8 = new String(text, at, count).getBytes(StandardCharsets.UTF_8);
    if (size + utf8.length > into.length) {
      return -1;
    }
    System.arraycopy(utf8, 0, into, size, utf8.length);
    return size + utf8.length;
  }
}
