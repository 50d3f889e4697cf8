package dev.weir.verification.semantics;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often each value occurred: exact, for values of which there are few different ones. */
record Histogram(SortedMap<Long, Long> counts) {

  static final Histogram EMPTY = new Histogram(new TreeMap<>());

  static Histogram of(Collection<Long> values) {
    var counts = new TreeMap<Long, Long>();
    values.forEach(value -> counts.merge(value, 1L, Long::sum));
    return new Histogram(counts);
  }

  Histogram plus(Histogram more) {
    var sum = new TreeMap<>(counts);
    more.counts.forEach((value, count) -> sum.merge(value, count, Long::sum));
    return new Histogram(sum);
  }

  /**
   * The least value that at least this share of all values does not exceed; 0 where there is none.
   */
  long percentile(double share) {
    var wanted = Math.ceil(share * counts.values().stream().mapToLong(Long::longValue).sum());
    var seen = 0L;
    for (var entry : counts.entrySet()) {
      seen += entry.getValue();
      if (seen >= wanted) {
        return entry.getKey();
      }
    }
    return 0;
  }
}
