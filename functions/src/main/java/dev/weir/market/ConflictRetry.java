package dev.weir.market;

import dev.weir.metrics.WeirMetric;
import dev.weir.stream.Pause;
import dev.weir.stream.UnavailableException;
import dev.weir.telemetry.Meter;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Retries writes that collided with another Region's. Each pause has a random length, so that two
 * Regions that collided once do not stay in step. The writes are conditional, so a late one is
 * harmless.
 */
public final class ConflictRetry {

  // A write over Regions takes some ten milliseconds: after the fourth attempt others have long
  // finished.
  private static final int ATTEMPTS = 10;
  private static final long FIRST_PAUSE_MILLIS = 20;
  private static final long MAX_PAUSE_MILLIS = 320;

  private final Pause pause;
  private final Runnable collided;

  /** Creates a retry with a way of waiting. */
  public ConflictRetry(Pause pause) {
    this(pause, () -> {});
  }

  /** Creates a retry with a way of waiting that counts each collision. */
  public ConflictRetry(Pause pause, Meter meter) {
    this(pause, () -> meter.count(WeirMetric.CONFLICTS, 1));
  }

  private ConflictRetry(Pause pause, Runnable collided) {
    this.pause = pause;
    this.collided = collided;
  }

  /**
   * Repeats the write until it no longer collides.
   *
   * @throws UnavailableException if it keeps colliding: the batch is redelivered
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
   * Waits before a decision is repeated because another writer stored one: longer each time, with a
   * random length. It does not wait after the first conflict, which usually means that the
   * remembered state was stale rather than that another writer is active.
   *
   * @param conflicts the number of conflicts so far, from 1
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
