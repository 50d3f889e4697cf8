package dev.weir.client.rebuild;

import java.util.concurrent.TimeUnit;

/** Lets no more than a number of records through in a second. */
final class Pace {

  private final long nanosPerRecord;
  private long due = System.nanoTime();

  /**
   * A pace.
   *
   * @param perSecond 0 for as fast as it goes
   */
  Pace(int perSecond) {
    nanosPerRecord = perSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / perSecond;
  }

  /** Returns when those after these records may go. */
  void await(int records) throws InterruptedException {
    due = Math.max(due, System.nanoTime()) + nanosPerRecord * records;
    if (nanosPerRecord > 0) {
      TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
    }
  }
}
