package dev.weir.transactions.rules;

import dev.weir.events.codec.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Texts shortened for a profile: its texts are bounded in bytes, so that every count of the rules
 * can be reached whatever texts the producer sends.
 */
final class ShortTexts {

  static final int MAX_ID_BYTES = 128;
  static final int MAX_TEXT_BYTES = 64;

  // Of UTF-8; a surrogate pair takes four.
  private static final int MAX_BYTES_A_CHAR = 3;
  private static final int HASH_BYTES = 12;
  private static final int ID_PREFIX_BYTES = MAX_ID_BYTES - 1 - 2 * HASH_BYTES;

  private ShortTexts() {}

  /**
   * Returns an id, unchanged up to {@value #MAX_ID_BYTES} bytes of UTF-8, which every id in ASCII
   * fits. A longer one keeps its beginning and a hash of the complete id, so that two ids stay
   * distinct.
   */
  static String id(String id) {
    if (isShort(id, MAX_ID_BYTES)) {
      return id;
    }
    var bytes = id.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= MAX_ID_BYTES ? id : cut(id, ID_PREFIX_BYTES) + "~" + hash(bytes);
  }

  /** Returns the beginning of a text, up to {@value #MAX_TEXT_BYTES} bytes of UTF-8. */
  static String text(String text) {
    return cut(text, MAX_TEXT_BYTES);
  }

  private static String cut(String text, int maxBytes) {
    if (isShort(text, maxBytes)) {
      return text;
    }
    var bytes = 0;
    for (var i = 0; i < text.length(); ) {
      var character = text.codePointAt(i);
      bytes += bytesOf(character);
      if (bytes > maxBytes) {
        return text.substring(0, i);
      }
      i += Character.charCount(character);
    }
    return text;
  }

  // Nearly every text is, whatever its characters.
  private static boolean isShort(String text, int maxBytes) {
    return text.length() <= maxBytes / MAX_BYTES_A_CHAR;
  }

  // UTF-8 by RFC 3629.
  private static int bytesOf(int character) {
    if (character < 0x80) {
      return 1;
    }
    if (character < 0x800) {
      return 2;
    }
    return character < 0x10000 ? 3 : 4;
  }

  private static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(Sha256.of(bytes), 0, HASH_BYTES);
  }
}
