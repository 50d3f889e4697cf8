package dev.weir.events.codec;

import java.util.Arrays;
import java.util.Random;

/** Corrupts valid bytes in typical ways. */
public final class MutatedBytes {

  private MutatedBytes() {}

  /** Returns the bytes after some changes, one after the other. */
  public static byte[] of(byte[] bytes, long seed) {
    var random = new Random(seed);
    var spoilt = bytes;
    for (var i = 0; i <= random.nextInt(4); i++) {
      spoilt = once(spoilt, random);
    }
    return spoilt;
  }

  private static byte[] once(byte[] bytes, Random random) {
    if (bytes.length == 0) {
      return bytes;
    }
    var at = random.nextInt(bytes.length);
    return switch (random.nextInt(5)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> with(bytes, at, (byte) random.nextInt());
      case 2 -> with(bytes, at, (byte) (bytes[at] ^ 1 << random.nextInt(Byte.SIZE)));
      case 3 -> twice(bytes, at);
      default -> without(bytes, at, random.nextInt(1, 20));
    };
  }

  private static byte[] with(byte[] bytes, int at, byte value) {
    var changed = bytes.clone();
    changed[at] = value;
    return changed;
  }

  private static byte[] twice(byte[] bytes, int from) {
    var longer = Arrays.copyOf(bytes, 2 * bytes.length - from);
    System.arraycopy(bytes, from, longer, bytes.length, bytes.length - from);
    return longer;
  }

  private static byte[] without(byte[] bytes, int from, int length) {
    var to = Math.min(bytes.length, from + length);
    var shorter = Arrays.copyOf(bytes, bytes.length - (to - from));
    System.arraycopy(bytes, to, shorter, from, bytes.length - to);
    return shorter;
  }
}
