package dev.weir.events.json;

import dev.weir.events.codec.EightBytes;
import java.nio.charset.StandardCharsets;

/** Decodes the escapes of JSON strings whose syntax {@link JsonScanner} has checked. */
public final class JsonEscapes {

  /** Replaces an unpaired surrogate, because UTF-8 has no form for it. */
  private static final int REPLACEMENT = 0xFFFD;

  /** The length of {@code \}{@code uXXXX}. */
  private static final int UNICODE_ESCAPE = 6;

  private JsonEscapes() {}

  /**
   * Writes {@code source[from, to)} without escapes, as UTF-8, into the target, which needs at most
   * as many bytes as the source has.
   *
   * @return the index after the last byte written
   */
  public static int unescape(byte[] source, int from, int to, byte[] target, int targetFrom) {
    int at = from;
    int out = targetFrom;
    while (at < to) {
      byte b = source[at];
      if (b != '\\') {
        target[out++] = b;
        at++;
      } else if (source[at + 1] != 'u') {
        target[out++] = (byte) simple(source[at + 1]);
        at += 2;
      } else {
        int codePoint = codePoint(source, at, to);
        out = encode(codePoint, target, out);
        at += Character.isSupplementaryCodePoint(codePoint) ? 2 * UNICODE_ESCAPE : UNICODE_ESCAPE;
      }
    }
    return out;
  }

  /**
   * Returns {@code source[from, to)} without escapes, in UTF-16: half of a surrogate pair stays as
   * it is written.
   */
  static String utf16(byte[] source, int from, int to) {
    var text = new StringBuilder(to - from);
    int plain = from;
    for (int at = escape(source, from, to); at >= 0; at = escape(source, plain, to)) {
      appendPlain(source, plain, at, text);
      boolean isUnit = source[at + 1] == 'u';
      text.append(isUnit ? unit(source, at) : (char) simple(source[at + 1]));
      plain = at + (isUnit ? UNICODE_ESCAPE : 2);
    }
    appendPlain(source, plain, to, text);
    return text.toString();
  }

  private static int escape(byte[] source, int from, int to) {
    return EightBytes.indexOf((byte) '\\', source, from, to);
  }

  private static void appendPlain(byte[] source, int from, int to, StringBuilder text) {
    text.append(new String(source, from, to - from, StandardCharsets.UTF_8));
  }

  private static int simple(byte escaped) {
    return switch (escaped) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> escaped;
    };
  }

  private static int codePoint(byte[] source, int at, int to) {
    char first = unit(source, at);
    if (!Character.isSurrogate(first)) {
      return first;
    }
    int second = at + UNICODE_ESCAPE;
    if (Character.isHighSurrogate(first)
        && second + UNICODE_ESCAPE <= to
        && source[second] == '\\'
        && source[second + 1] == 'u') {
      char low = unit(source, second);
      if (Character.isLowSurrogate(low)) {
        return Character.toCodePoint(first, low);
      }
    }
    return REPLACEMENT;
  }

  private static char unit(byte[] source, int at) {
    int unit = 0;
    for (int i = at + 2; i < at + UNICODE_ESCAPE; i++) {
      unit = (unit << 4) | Character.digit(source[i], 16);
    }
    return (char) unit;
  }

  private static int encode(int codePoint, byte[] target, int at) {
    int out = at;
    if (codePoint < 0x80) {
      target[out++] = (byte) codePoint;
    } else if (codePoint < 0x800) {
      target[out++] = (byte) (0xC0 | (codePoint >> 6));
      target[out++] = continuation(codePoint);
    } else if (codePoint < 0x10000) {
      target[out++] = (byte) (0xE0 | (codePoint >> 12));
      target[out++] = continuation(codePoint >> 6);
      target[out++] = continuation(codePoint);
    } else {
      target[out++] = (byte) (0xF0 | (codePoint >> 18));
      target[out++] = continuation(codePoint >> 12);
      target[out++] = continuation(codePoint >> 6);
      target[out++] = continuation(codePoint);
    }
    return out;
  }

  private static byte continuation(int bits) {
    return (byte) (0x80 | (bits & 0x3F));
  }
}
