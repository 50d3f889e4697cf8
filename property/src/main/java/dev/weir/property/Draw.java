package dev.weir.property;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * The values of one generated case, all determined by its seed. If a range has bounds, they are
 * drawn far more often than by chance, because errors are found there. Bounds are inclusive.
 */
public final class Draw {

  /** One value in this many is a bound of its range. */
  private static final int EDGE = 8;

  private static final int[] EDGES_OF_UNICODE = {
    0, '\n', '"', '\\', 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x10FFFF
  };

  private final SplittableRandom random;

  Draw(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Returns any number; use it to seed an existing generator of a test. */
  public long seed() {
    return random.nextLong();
  }

  public boolean flag() {
    return random.nextBoolean();
  }

  private boolean isOneIn(int many) {
    return random.nextInt(many) == 0;
  }

  public int integer(int min, int max) {
    return (int) integer((long) min, (long) max);
  }

  public long integer(long min, long max) {
    if (isOneIn(EDGE)) {
      return edge(min, max);
    }
    if (isOneIn(3)) {
      // All orders of magnitude are equally likely: a uniform draw from a wide range is never
      // small.
      var small = random.nextLong() >>> random.nextInt(1, 64);
      return clamp(flag() ? small : -small, min, max);
    }
    return max == Long.MAX_VALUE
        ? clamp(random.nextLong(), min, max)
        : random.nextLong(min, max + 1);
  }

  private long edge(long min, long max) {
    var edges = new long[] {min, max, min + 1, max - 1, -1, 0, 1};
    return clamp(edges[random.nextInt(edges.length)], min, max);
  }

  /** Replaces a number outside the range by one within it. */
  private long clamp(long number, long min, long max) {
    if (number >= min && number <= max) {
      return number;
    }
    var span = max - min + 1;
    return span > 0 ? min + random.nextLong(span) : flag() ? min : max;
  }

  public double real(double min, double max) {
    if (isOneIn(EDGE)) {
      var edge = of(min, max, 0.0, -0.0, Double.MIN_VALUE, 1e-7, 0.1 + 0.2, 1.0, -1.0);
      return edge >= min && edge <= max ? edge : min;
    }
    return min == max ? min : random.nextDouble(min, max);
  }

  /** Returns a number from 0 to the maximum, with all lengths equally likely. */
  public BigInteger natural(BigInteger max) {
    if (isOneIn(EDGE)) {
      return of(BigInteger.ZERO, BigInteger.ONE, max, max.subtract(BigInteger.ONE))
          .max(BigInteger.ZERO);
    }
    var bits = random.nextInt(max.bitLength()) + 1;
    var bytes = new byte[bits / 8 + 1];
    random.nextBytes(bytes);
    return new BigInteger(1, bytes).mod(BigInteger.TWO.pow(bits)).min(max);
  }

  @SafeVarargs
  public final <T> T of(T... values) {
    return values[random.nextInt(values.length)];
  }

  public <T> T of(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  public <T> Optional<T> optional(Supplier<T> value) {
    return isOneIn(4) ? Optional.empty() : Optional.of(value.get());
  }

  /** Returns a size; half of all sizes are among the smallest ten. */
  private int size(int min, int max) {
    return flag() ? integer(min, Math.min(max, min + 10)) : integer(min, max);
  }

  public <T> List<T> list(int minSize, int maxSize, Supplier<T> element) {
    var size = size(minSize, maxSize);
    var list = new ArrayList<T>(size);
    for (var i = 0; i < size; i++) {
      list.add(element.get());
    }
    return list;
  }

  public byte[] bytes(int maxSize) {
    return bytesOf(size(0, maxSize));
  }

  private byte[] bytesOf(int size) {
    var bytes = new byte[size];
    random.nextBytes(bytes);
    if (isOneIn(EDGE)) {
      for (var i = 0; i < size; i++) {
        bytes[i] = of((byte) 0, (byte) 1, (byte) -1, Byte.MIN_VALUE, Byte.MAX_VALUE);
      }
    }
    return bytes;
  }

  public byte anyByte() {
    return bytesOf(1)[0];
  }

  /** Returns a text of the alphabet's characters, as often as they occur in it. */
  public String text(int minLength, int maxLength, String alphabet) {
    var characters = alphabet.codePoints().toArray();
    return joined(size(minLength, maxLength), () -> characters[random.nextInt(characters.length)]);
  }

  /** Returns well-formed text: half of it ASCII, half characters of all planes. */
  public String text(int minLength, int maxLength) {
    if (flag()) {
      return joined(size(minLength, maxLength), () -> random.nextInt(0x80));
    }
    // Characters beyond the basic plane take two code units.
    return joined(size(minLength, Math.max(minLength, maxLength / 2)), this::character);
  }

  private int character() {
    if (isOneIn(4)) {
      return EDGES_OF_UNICODE[random.nextInt(EDGES_OF_UNICODE.length)];
    }
    var plane = of(0x100, 0x800, 0x10000, Character.MAX_CODE_POINT + 1);
    var character = random.nextInt(plane);
    var isSurrogate = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    return isSurrogate ? 0xFFFD : character;
  }

  private static String joined(int length, Supplier<Integer> characters) {
    var text = new StringBuilder();
    for (var i = 0; i < length; i++) {
      text.appendCodePoint(characters.get());
    }
    return text.toString();
  }
}
