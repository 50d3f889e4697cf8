package dev.weir.events.codec;

import java.util.Optional;
import java.util.SplittableRandom;

/** Compares every search of {@link EightBytes} with a look at each byte. */
public final class EightBytesChecks {

  private static final byte[] BYTES = {
    '\n', '"', '\\', 0, 31, 32, 33, 9, 11, 'a', 127, -128, -1, -118, -94, -36, '0', '9', '/', ':'
  };

  private EightBytesChecks() {}

  private interface Ending {
    boolean ends(byte b);
  }

  /** Returns the first difference; empty if there is none. */
  public static Optional<String> difference(long seed, int rounds) {
    var random = new SplittableRandom(seed);
    for (int round = 0; round < rounds; round++) {
      byte[] bytes = bytes(random);
      int from = random.nextInt(bytes.length + 1);
      int to = from + random.nextInt(bytes.length - from + 1);
      var different = difference(bytes, from, to);
      if (different.isPresent()) {
        return Optional.of("seed=%d round=%d %s".formatted(seed, round, different.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> difference(byte[] bytes, int from, int to) {
    if (EightBytes.newline(bytes, from, to) != first(bytes, from, to, b -> b == '\n')) {
      return Optional.of("newline");
    }
    if (EightBytes.endOfPlain(bytes, from, to)
        != first(bytes, from, to, b -> b == '"' || b == '\\' || (b & 0xFF) < ' ')) {
      return Optional.of("endOfPlain");
    }
    if (EightBytes.endOfDigits(bytes, from, to)
        != first(bytes, from, to, b -> b < '0' || b > '9')) {
      return Optional.of("endOfDigits");
    }
    if (EightBytes.endOfBlanks(bytes, from, to) != first(bytes, from, to, b -> b != ' ')) {
      return Optional.of("endOfBlanks");
    }
    for (byte wanted : BYTES) {
      int first = first(bytes, from, to, b -> b == wanted);
      if (EightBytes.indexOf(wanted, bytes, from, to) != (first == to ? -1 : first)) {
        return Optional.of("indexOf " + wanted);
      }
    }
    return Optional.empty();
  }

  private static int first(byte[] bytes, int from, int to, Ending ending) {
    int at = from;
    while (at < to && !ending.ends(bytes[at])) {
      at++;
    }
    return at;
  }

  /** Mostly the same byte, so that the first other one may be anywhere. */
  private static byte[] bytes(SplittableRandom random) {
    byte[] bytes = new byte[random.nextInt(120)];
    byte usual = (byte) "x1 \u00e9".charAt(random.nextInt(4));
    int rareness = 1 + random.nextInt(90);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = random.nextInt(rareness) == 0 ? BYTES[random.nextInt(BYTES.length)] : usual;
    }
    return bytes;
  }
}
