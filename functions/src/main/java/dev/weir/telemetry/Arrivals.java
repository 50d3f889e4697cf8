package dev.weir.telemetry;

import java.time.Instant;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * When records arrived, a few for many: at most a hundred, taken evenly in the order in which they
 * are given. Records of a shard are in the order of their arrival, so these are even quantiles.
 */
public final class Arrivals {

  /** An array of the embedded metric format takes so many values. */
  static final int MOST = 100;

  private final long[] millis = new long[MOST];
  private int kept;
  private int stride = 1;
  private int seen;

  /** A record arrived. */
  public void add(Instant arrivedAt) {
    if (seen++ % stride == 0) {
      keep(arrivedAt.toEpochMilli());
    }
  }

  private void keep(long arrivedMillis) {
    if (kept == MOST) {
      // Every other one goes, and from now on only every other one comes.
      kept = MOST / 2;
      for (var i = 0; i < kept; i++) {
        millis[i] = millis[2 * i];
      }
      stride *= 2;
    }
    millis[kept++] = arrivedMillis;
  }

  /** How many records there were. */
  public int records() {
    return seen;
  }

  /** Gives those that were kept, in milliseconds since the epoch. */
  public void forEachKept(LongConsumer use) {
    Arrays.stream(millis, 0, kept).forEach(use);
  }
}
