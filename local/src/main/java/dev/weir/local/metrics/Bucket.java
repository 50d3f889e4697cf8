package dev.weir.local.metrics;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.DDSketches;
import dev.weir.metrics.Statistic;
import java.util.Arrays;

/**
 * The values of a period: their number, sum and extremes, and enough of the values for percentiles.
 * Up to 64 values percentiles are exact; beyond, a sketch gives a value within 1 % of the true one,
 * whatever the order of the values and of additions of buckets. Not safe for several threads.
 *
 * @see <a href="https://www.vldb.org/pvldb/vol12/p2195-masson.pdf">DDSketch</a>
 */
final class Bucket {

  private static final int MAX_EXACT = 64;
  private static final int INITIAL_SIZE = 4;
  private static final double RELATIVE_ERROR = 0.01;

  /** Bounds memory; at this error it spans more than sixteen orders of magnitude. */
  private static final int MAX_BINS = 2048;

  private long count;
  private double sum;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;
  private double[] exact = new double[INITIAL_SIZE];
  private DDSketch sketch;

  void add(double value) {
    if (sketch == null && count == MAX_EXACT) {
      startSketch();
    }
    if (sketch == null) {
      keep(value);
    } else {
      sketch.accept(value);
    }
    count++;
    sum += value;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }

  private void keep(double value) {
    if (count == exact.length) {
      exact = Arrays.copyOf(exact, 2 * exact.length);
    }
    exact[(int) count] = value;
  }

  private void startSketch() {
    sketch = DDSketches.logarithmicCollapsingLowestDense(RELATIVE_ERROR, MAX_BINS);
    for (var i = 0; i < count; i++) {
      sketch.accept(exact[i]);
    }
    exact = null;
  }

  /** Adds all values of another one. */
  void add(Bucket other) {
    if (other.sketch == null) {
      var total = sum + other.sum;
      for (var i = 0; i < other.count; i++) {
        add(other.exact[i]);
      }
      sum = total;
      return;
    }
    if (sketch == null) {
      startSketch();
    }
    sketch.mergeWith(other.sketch);
    count += other.count;
    sum += other.sum;
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
  }

  double figure(Statistic statistic) {
    return switch (statistic) {
      case SUM -> sum;
      case AVERAGE -> sum / count;
      case MAXIMUM -> max;
      case MINIMUM -> min;
      case SAMPLE_COUNT -> count;
      case P50 -> percentile(0.5);
      case P90 -> percentile(0.9);
      case P99 -> percentile(0.99);
    };
  }

  /** Returns the least value that this share of the values does not exceed. */
  private double percentile(double share) {
    var rank = Math.max(0, (long) Math.ceil(share * count) - 1);
    if (sketch == null) {
      var sorted = Arrays.copyOf(exact, (int) count);
      Arrays.sort(sorted);
      return sorted[(int) rank];
    }
    // Half a rank further gives the same value, and is safe from rounding.
    var quantile = Math.min(1, (rank + 0.5) / (count - 1));
    return Math.clamp(sketch.getValueAtQuantile(quantile), min, max);
  }

  long count() {
    return count;
  }

  double sum() {
    return sum;
  }
}
