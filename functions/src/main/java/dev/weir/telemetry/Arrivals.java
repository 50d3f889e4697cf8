package dev.weir.telemetry;

import java.time.Instant;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * A sample of the records' arrival times: at most a hundred, evenly spread over the order in which
 * they are added. Records of a shard are in the order of their arrival, so these are even
 * quantiles.
 */
public final class Arrivals {

  /** The maximum number of values in an array of the embedded metric format. */
  static final int MOST = 100;

  private final long[] millis = new long[MOST];
  private int kept;
  private int stride = 1;
  private int seen;

  public void add(Instant arrivedAt) {
    if (seen++ % stride == 0) {
      keep(arrivedAt.toEpochMilli());
    }
  }

  private void keep(long arrivedMillis) {
    if (kept == MOST) {
      // Half of them are dropped, and from now on only every other one is kept.
      kept = MOST / 2;
      for (var i = 0; i < kept; i++) {
        millis[i] = millis[2 * i];
      }
      stride *= 2;
    }
    millis[kept++] = arrivedMillis;
  }

  public int records() {
    return seen;
  }

  /** Passes on those that were kept, in milliseconds since the epoch. */
  public void forEachKept(LongConsumer use) {
    Arrays.stream(millis, 0, kept).forEach(use);
  }
}
