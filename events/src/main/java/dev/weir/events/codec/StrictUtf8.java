package dev.weir.events.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decodes UTF-8, and rejects anything that only resembles it. */
public final class StrictUtf8 {

  private static final char REPLACEMENT = '\uFFFD';
  private static final Optional<Charset> UTF_8 = Optional.of(StandardCharsets.UTF_8);
  // The JDK copies Latin-1 without a look at it; of ASCII, it makes the same text.
  private static final Optional<Charset> ASCII = Optional.of(StandardCharsets.ISO_8859_1);

  private StrictUtf8() {}

  /** Returns the text of all bytes; empty if they are not UTF-8. */
  public static Optional<String> text(byte[] bytes) {
    return text(bytes, 0, bytes.length);
  }

  /**
   * Returns the text of some bytes; empty if they are not UTF-8. With replacement characters for
   * invalid bytes, two ids could become equal.
   */
  static Optional<String> text(byte[] bytes, int from, int to) {
    var text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    // The JDK decodes fastest when it replaces. The replacement character may also occur in the
    // bytes themselves, which is rare: then a slower check decides.
    return text.indexOf(REPLACEMENT) < 0 || isDecoded(bytes, from, to)
        ? Optional.of(text)
        : Optional.empty();
  }

  /**
   * Returns the charset by which parts of these bytes are decoded fastest, as UTF-8 decodes them;
   * empty if they are not UTF-8.
   */
  public static Optional<Charset> charset(byte[] bytes, int from, int to) {
    if (EightBytes.areAscii(bytes, from, to)) {
      return ASCII;
    }
    return text(bytes, from, to).isPresent() ? UTF_8 : Optional.empty();
  }

  private static boolean isDecoded(byte[] bytes, int from, int to) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
