package dev.weir.market.exposure;

import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The sizes of a portfolio's positions, alone and together: whether their sums fit into longs. In
 * whole units of the base currency, rounded up, so that their own sum always fits.
 */
final class Sizes {

  private final long[] sizes;
  private long sum;

  /** Creates this many positions of size 0. */
  Sizes(int positions) {
    sizes = new long[positions];
  }

  /** Creates a copy. */
  Sizes(Sizes other) {
    sizes = other.sizes.clone();
    sum = other.sum;
  }

  /** Whether an amount in base currency is within the supported size. */
  static boolean isWithin(double amount) {
    return Math.abs(amount) <= Micros.MAX_UNITS;
  }

  /**
   * Sets the size of a position.
   *
   * @param micros its size, which {@link #isWithin}
   */
  void set(int index, long micros) {
    var units = Micros.units(micros);
    sum += units - sizes[index];
    sizes[index] = units;
  }

  /** Whether all positions together are within the supported size. */
  boolean areWithin() {
    return sum <= Micros.MAX_UNITS;
  }

  /** Returns the largest positions that have to be left out; of equal ones the first. */
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
