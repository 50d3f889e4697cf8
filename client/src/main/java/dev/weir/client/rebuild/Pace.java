package dev.weir.client.rebuild;

import java.util.concurrent.TimeUnit;

/** Limits the number of records per second. */
final class Pace {

  private final long nanosPerRecord;
  private long due = System.nanoTime();

  /**
   * Creates a limit.
   *
   * @param perSecond 0 for no limit
   */
  Pace(int perSecond) {
    nanosPerRecord = perSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / perSecond;
  }

  /** Returns once the records after these may go. */
  void await(int records) throws InterruptedException {
    due = Math.max(due, System.nanoTime()) + nanosPerRecord * records;
    if (nanosPerRecord > 0) {
      TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
    }
  }
}
