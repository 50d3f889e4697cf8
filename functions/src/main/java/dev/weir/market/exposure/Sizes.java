package dev.weir.market.exposure;

import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How large the positions of a portfolio are, alone and together: whether sums of them are within
 * what longs hold. In whole units of the base currency, rounded up, so that their own sum always
 * is.
 */
final class Sizes {

  private final long[] sizes;
  private long sum;

  /** So many positions, of no size. */
  Sizes(int positions) {
    sizes = new long[positions];
  }

  /** The same as another one has. */
  Sizes(Sizes other) {
    sizes = other.sizes.clone();
    sum = other.sum;
  }

  /** Whether an amount in base currency is not greater than what is computed with. */
  static boolean isWithin(double amount) {
    return Math.abs(amount) <= Micros.MAX_UNITS;
  }

  /**
   * Says how large a position is.
   *
   * @param micros its size, which {@link #isWithin}
   */
  void set(int index, long micros) {
    var units = Micros.units(micros);
    sum += units - sizes[index];
    sizes[index] = units;
  }

  /** Whether all positions together are not greater than what is computed with. */
  boolean areWithin() {
    return sum <= Micros.MAX_UNITS;
  }

  /** As many of the largest as have to be left out; of equal ones the first. */
  BitSet beyond() {
    var beyond = new BitSet();
    if (areWithin()) {
      return beyond;
    }
    var largestFirst =
        IntStream.range(0, sizes.length)
            .boxed()
            .sorted(Comparator.comparingLong((Integer i) -> sizes[i]).reversed())
            .iterator();
    for (var left = sum; left > Micros.MAX_UNITS; ) {
      var index = largestFirst.next();
      beyond.set(index);
      left -= sizes[index];
    }
    return beyond;
  }
}
