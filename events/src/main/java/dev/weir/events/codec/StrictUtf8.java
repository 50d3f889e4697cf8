package dev.weir.events.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads text, and nothing that only resembles it. */
public final class StrictUtf8 {

  private static final char REPLACEMENT = '\uFFFD';

  private StrictUtf8() {}

  /** The text of all bytes; empty where they are not UTF-8. */
  public static Optional<String> text(byte[] bytes) {
    return text(bytes, 0, bytes.length);
  }

  /**
   * The text of some bytes; empty where they are not UTF-8. With replacement characters in place of
   * what is not, two ids could become one.
   */
  static Optional<String> text(byte[] bytes, int from, int to) {
    var text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    // The JDK decodes fastest where it replaces. The replacement may also stand in the bytes
    // themselves, which is rare: then a slower look decides.
    return text.indexOf(REPLACEMENT) < 0 || isUtf8(bytes, from, to)
        ? Optional.of(text)
        : Optional.empty();
  }

  private static boolean isUtf8(byte[] bytes, int from, int to) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
