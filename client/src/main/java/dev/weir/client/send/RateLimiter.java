package dev.weir.client.send;

import java.util.concurrent.TimeUnit;

/** Limits the number of lines per second. */
final class RateLimiter {

  /** Called before a wait, so that nothing stays unsent during it. */
  interface BeforeWaiting {
    void run() throws InterruptedException;
  }

  // Shorter waits are accumulated, because a sleep is not exact.
  private static final long MIN_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final long nanosPerLine;
  private long due = System.nanoTime();

  /**
   * Creates a limiter.
   *
   * @param linesPerSecond 0 for no limit
   */
  RateLimiter(int linesPerSecond) {
    nanosPerLine = linesPerSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / linesPerSecond;
  }

  /** Returns when the next line may go. */
  void await(BeforeWaiting before) throws InterruptedException {
    if (nanosPerLine == 0) {
      return;
    }
    due += nanosPerLine;
    if (due - System.nanoTime() > MIN_WAIT_NANOS) {
      before.run();
      TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
    }
  }
}
