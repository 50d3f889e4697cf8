package dev.weir.client.rebuild;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Limits the number of records per second. Records go in bursts of at most a tenth of the rate, or
 * one, and each burst waits until the one before it has used up its time. So no second has more
 * than the rate and one burst, and a delay is not made up for.
 */
public final class Pace {

  private static final int BURSTS_PER_SECOND = 10;

  private final PaceClock clock;
  private final int perSecond;
  private long due;

  /** The time that a pace measures and waits for. */
  public interface PaceClock {

    /** Returns the time in nanoseconds since any moment. */
    long nanos();

    /** Waits. */
    void sleep(Duration time) throws InterruptedException;

    /** Returns the machine's time. */
    static PaceClock system() {
      return new PaceClock() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void sleep(Duration time) throws InterruptedException {
          TimeUnit.NANOSECONDS.sleep(time.toNanos());
        }
      };
    }
  }

  /**
   * Creates a limit.
   *
   * @param perSecond 0 for no limit
   */
  public Pace(int perSecond, PaceClock clock) {
    this.perSecond = perSecond;
    this.clock = clock;
    due = clock.nanos();
  }

  /** Returns a pace without a limit. */
  public static Pace unlimited() {
    return new Pace(0, PaceClock.system());
  }

  /** Returns how many records may go at once. */
  int burst() {
    return perSecond == 0 ? Integer.MAX_VALUE : Math.max(1, perSecond / BURSTS_PER_SECOND);
  }

  /**
   * Returns once some records may go.
   *
   * @param records at most a burst
   */
  void await(int records) throws InterruptedException {
    if (perSecond > 0) {
      var wait = due - clock.nanos();
      if (wait > 0) {
        clock.sleep(Duration.ofNanos(wait));
      }
      due = Math.max(due, clock.nanos()) + TimeUnit.SECONDS.toNanos(1) * records / perSecond;
    }
  }
}
