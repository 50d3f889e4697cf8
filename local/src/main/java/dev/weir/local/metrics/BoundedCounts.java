package dev.weir.local.metrics;

import java.util.SortedMap;
import java.util.TreeMap;

/** Counts values by size, exactly, so that the counts of several series can be added. */
final class BoundedCounts {

  private final double[] bounds;
  private final long[] counts;

  /**
   * Creates empty counts.
   *
   * @param bounds in ascending order; a value belongs to the first that it does not exceed
   */
  BoundedCounts(double[] bounds) {
    this.bounds = bounds.clone();
    this.counts = new long[bounds.length];
  }

  void add(double value) {
    for (var i = 0; i < bounds.length; i++) {
      if (value <= bounds[i]) {
        counts[i]++;
        return;
      }
    }
  }

  /** Returns how many values are at most each bound. */
  SortedMap<Double, Long> cumulative() {
    var cumulative = new TreeMap<Double, Long>();
    long upTo = 0;
    for (var i = 0; i < bounds.length; i++) {
      upTo += counts[i];
      cumulative.put(bounds[i], upTo);
    }
    return cumulative;
  }
}
