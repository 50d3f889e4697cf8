package dev.weir.producer;

import java.util.concurrent.TimeUnit;

/** Holds lines back so that no more than a number of them go out in a second. */
public final class RateLimiter {

  /** Done before a wait, so that nothing waits after it unsent. */
  public interface BeforeWaiting {
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
  public RateLimiter(int linesPerSecond) {
    nanosPerLine = linesPerSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / linesPerSecond;
  }

  /** Returns when the next line may go. */
  public void await(BeforeWaiting before) throws InterruptedException {
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
