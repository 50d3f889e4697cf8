package dev.weir.accesslog.formats;

import dev.weir.events.codec.EightBytes;

/** Searches lines for single bytes. */
final class ByteSearch {

  private ByteSearch() {}

  /** Returns the first index of this byte from {@code from} on; -1 if it does not occur. */
  static int indexOf(byte wanted, byte[] b, int from, int to) {
    return EightBytes.indexOf(wanted, b, from, to);
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
