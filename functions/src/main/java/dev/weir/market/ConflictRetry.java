package dev.weir.market;

import dev.weir.metrics.WeirMetric;
import dev.weir.stream.UnavailableException;
import dev.weir.telemetry.Meter;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Tries a write again that another Region's got in the way of. Each pause is of a length of its
 * own, so that two Regions which collided once don't do so in step. The write is conditional, so it
 * can't do harm however late it comes.
 */
public final class ConflictRetry {

  /** How a thread waits; in simulations it does not. */
  @FunctionalInterface
  public interface Pause {

    /** Waits for the duration, or not at all. */
    void take(Duration duration);

    /** Waits on the calling thread. */
    static Pause sleeping() {
      return duration -> {
        try {
          Thread.sleep(duration);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new UnavailableException("Interrupted while waiting to write again", e);
        }
      };
    }
  }

  // A write over Regions takes some ten milliseconds: after the fourth try others are long done.
  private static final int ATTEMPTS = 10;
  private static final long FIRST_PAUSE_MILLIS = 20;
  private static final long MAX_PAUSE_MILLIS = 320;

  private final Pause pause;
  private final Runnable collided;

  /** With a way of waiting. */
  public ConflictRetry(Pause pause) {
    this(pause, () -> {});
  }

  /** With a way of waiting, and each collision counted. */
  public ConflictRetry(Pause pause, Meter meter) {
    this(pause, () -> meter.count(WeirMetric.CONFLICTS, 1));
  }

  private ConflictRetry(Pause pause, Runnable collided) {
    this.pause = pause;
    this.collided = collided;
  }

  /**
   * Makes the write until it no longer collides.
   *
   * @throws UnavailableException where it collides again and again: the batch is delivered again
   */
  public <T> T write(Supplier<T> write) {
    for (var attempt = 1; ; attempt++) {
      try {
        return write.get();
      } catch (WriteConflictException e) {
        if (attempt == ATTEMPTS) {
          throw new UnavailableException("Other Regions write all the time", e);
        }
        collided.run();
        pause.take(pauseAfter(attempt));
      }
    }
  }

  /**
   * Waits before a decision is made again because somebody else has stored another one: longer each
   * time, and each time for a length of its own. Not after the first time: what was remembered is
   * old then, most often, and nobody is in the way.
   *
   * @param conflicts how many there were, from 1
   */
  public void stepBack(int conflicts) {
    if (conflicts > 1) {
      pause.take(pauseAfter(conflicts - 1));
    }
  }

  private static Duration pauseAfter(int attempt) {
    var most = Math.min(MAX_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << (attempt - 1));
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(1, most + 1));
  }
}
