package dev.weir.accesslog.formats;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads host names and addresses, with or without ports. */
final class HostText {

  private static final int MAX_TOKEN_BYTES = 64;

  private HostText() {}

  /** Returns where the host ends and its port begins; {@code to} if there is no port. */
  static int withoutPort(byte[] bytes, int from, int to) {
    int colon = to - 1;
    while (colon > from && TimeText.isDigit(bytes[colon])) {
      colon--;
    }
    boolean port = colon > from && colon < to - 1 && bytes[colon] == ':';
    return port && isWholeHost(bytes, from, colon) ? colon : to;
  }

  /** Returns where the host ends, without its port and the root's trailing dot. */
  static int end(byte[] bytes, int from, int to) {
    int end = withoutPort(bytes, from, to);
    return end > from && bytes[end - 1] == '.' ? end - 1 : end;
  }

  /** Whether it is {@code host:port}, which an IPv6 address without brackets is not. */
  static boolean hasPort(byte[] bytes, int from, int to) {
    return withoutPort(bytes, from, to) != to;
  }

  // An IPv6 address has further colons; a port can follow it only in brackets.
  private static boolean isWholeHost(byte[] bytes, int from, int to) {
    if (bytes[from] == '[') {
      return bytes[to - 1] == ']';
    }
    return ByteSearch.indexOf((byte) ':', bytes, from, to) < 0;
  }

  /** Whether lower case could change a byte: capitals, and bytes that are not ASCII. */
  static boolean mayHaveCase(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if ((bytes[i] >= 'A' && bytes[i] <= 'Z') || bytes[i] < 0) {
        return true;
      }
    }
    return false;
  }

  /** Writes ASCII in lower case to {@code into}; false if there are other bytes. */
  static boolean lowerAscii(byte[] bytes, int from, int to, byte[] into) {
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b < 0) {
        return false;
      }
      into[i - from] = b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;
    }
    return true;
  }

  /** Returns text of other scripts in lower case; unchanged if it is not UTF-8. */
  static byte[] lower(byte[] bytes, int from, int to) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, to - from))
          .toString()
          .toLowerCase(Locale.ROOT)
          .getBytes(StandardCharsets.UTF_8);
    } catch (CharacterCodingException notText) {
      byte[] copy = new byte[to - from];
      System.arraycopy(bytes, from, copy, 0, copy.length);
      return copy;
    }
  }

  /** Whether it has the form of an IP address, optionally with a zone. */
  static boolean isAddress(byte[] b, int from, int to) {
    boolean parted = false;
    for (int i = from; i < to; i++) {
      if (b[i] == '%' && i > from) {
        return parted;
      }
      parted |= b[i] == '.' || b[i] == ':';
      if (!isHexDigit(b[i]) && b[i] != '.' && b[i] != ':') {
        return false;
      }
    }
    return parted;
  }

  /** Whether it has the form of an IP address and a port, the address with or without brackets. */
  static boolean isAddressAndPort(byte[] b, int from, int to) {
    int colon = ByteSearch.lastIndexOf((byte) ':', b, from, to);
    if (colon <= from || colon == to - 1) {
      return false;
    }
    for (int i = colon + 1; i < to; i++) {
      if (!TimeText.isDigit(b[i])) {
        return false;
      }
    }
    boolean brackets = b[from] == '[' && b[colon - 1] == ']';
    return brackets ? isAddress(b, from + 1, colon - 1) : isAddress(b, from, colon);
  }

  private static boolean isHexDigit(byte b) {
    byte lower = (byte) (b | 0x20);
    return TimeText.isDigit(b) || (lower >= 'a' && lower <= 'f');
  }

  /** Whether it is a name of letters, such as request methods and error codes. */
  static boolean isToken(byte[] b, int from, int to) {
    if (from == to || b[from] == '-' || to - from > MAX_TOKEN_BYTES) {
      return false;
    }
    for (int i = from; i < to; i++) {
      byte lower = (byte) (b[i] | 0x20);
      if ((lower < 'a' || lower > 'z') && b[i] != '-' && b[i] != '_') {
        return false;
      }
    }
    return true;
  }
}
