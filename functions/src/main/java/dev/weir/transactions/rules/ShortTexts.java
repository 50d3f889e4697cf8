package dev.weir.transactions.rules;

import dev.weir.events.codec.Sha256;
import dev.weir.events.codec.Utf8Bytes;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Texts shortened for a profile: its texts are bounded in bytes, so that every count of the rules
 * can be reached whatever texts the producer sends.
 */
final class ShortTexts {

  static final int MAX_ID_BYTES = 128;
  static final int MAX_TEXT_BYTES = 64;

  private static final int HASH_BYTES = 12;
  private static final int ID_PREFIX_BYTES = MAX_ID_BYTES - 1 - 2 * HASH_BYTES;

  private ShortTexts() {}

  /**
   * Returns an id, unchanged up to {@value #MAX_ID_BYTES} bytes of UTF-8, which every id in ASCII
   * fits. A longer one keeps its beginning and a hash of the complete id, so that two ids stay
   * distinct.
   */
  static String id(String id) {
    if (Utf8Bytes.isShort(id, MAX_ID_BYTES)) {
      return id;
    }
    var bytes = id.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= MAX_ID_BYTES
        ? id
        : Utf8Bytes.cut(id, ID_PREFIX_BYTES) + "~" + hash(bytes);
  }

  /** Returns the beginning of a text, up to {@value #MAX_TEXT_BYTES} bytes of UTF-8. */
  static String text(String text) {
    return Utf8Bytes.cut(text, MAX_TEXT_BYTES);
  }

  private static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(Sha256.of(bytes), 0, HASH_BYTES);
  }
}
