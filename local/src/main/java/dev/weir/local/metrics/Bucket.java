package dev.weir.local.metrics;

import dev.weir.metrics.Statistic;
import java.util.Arrays;

/**
 * The values of a stretch of time: their number, sum and extremes, and of the values themselves as
 * many as give good percentiles. Not safe for several threads.
 */
final class Bucket {

  private static final int MOST_KEPT = 256;
  private static final int AT_FIRST = 4;

  private long count;
  private double sum;
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;
  private double[] kept = new double[AT_FIRST];
  private int size;
  // Of so many values one is kept.
  private int stride = 1;

  void add(double value) {
    if (count % stride == 0) {
      keep(value);
    }
    count++;
    sum += value;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }

  private void keep(double value) {
    if (size == MOST_KEPT) {
      size = MOST_KEPT / 2;
      for (var i = 0; i < size; i++) {
        kept[i] = kept[2 * i];
      }
      stride *= 2;
    }
    if (size == kept.length) {
      kept = Arrays.copyOf(kept, Math.min(MOST_KEPT, 2 * size));
    }
    kept[size++] = value;
  }

  /** Takes in all of another one. */
  void add(Bucket other) {
    for (var i = 0; i < other.size; i++) {
      keep(other.kept[i]);
    }
    count += other.count;
    sum += other.sum;
    least = Math.min(least, other.least);
    most = Math.max(most, other.most);
  }

  double figure(Statistic statistic) {
    return switch (statistic) {
      case SUM -> sum;
      case AVERAGE -> sum / count;
      case MAXIMUM -> most;
      case MINIMUM -> least;
      case SAMPLE_COUNT -> count;
      case P50 -> percentile(0.5);
      case P90 -> percentile(0.9);
      case P99 -> percentile(0.99);
    };
  }

  private double percentile(double share) {
    var sorted = Arrays.copyOf(kept, size);
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(share * size) - 1)];
  }

  long count() {
    return count;
  }

  double sum() {
    return sum;
  }
}
