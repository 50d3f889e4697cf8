package dev.weir.events.codec;

/** Bounds texts by their bytes in UTF-8. */
public final class Utf8Bytes {

  // A surrogate pair takes four.
  private static final int MAX_BYTES_A_CHAR = 3;

  private Utf8Bytes() {}

  /** Whether a text certainly has no more bytes. Nearly every text is short, whatever it says. */
  public static boolean isShort(String text, int maxBytes) {
    return text.length() <= maxBytes / MAX_BYTES_A_CHAR;
  }

  /** Returns the beginning of a text, up to so many bytes; no character is split. */
  public static String cut(String text, int maxBytes) {
    if (isShort(text, maxBytes)) {
      return text;
    }
    int bytes = 0;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      bytes += bytesOf(character);
      if (bytes > maxBytes) {
        return text.substring(0, i);
      }
      i += Character.charCount(character);
    }
    return text;
  }

  // RFC 3629.
  private static int bytesOf(int character) {
    if (character < 0x80) {
      return 1;
    }
    if (character < 0x800) {
      return 2;
    }
    return character < 0x10000 ? 3 : 4;
  }
}
