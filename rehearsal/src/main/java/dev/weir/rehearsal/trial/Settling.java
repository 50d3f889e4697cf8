package dev.weir.rehearsal.trial;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Waits until nothing is open any more, up to a limit. */
public final class Settling {

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Duration atMost;
  private final InstantSource clock;
  private final SettlingPause pause;

  /** Waits between two checks; a test's implementation does not. */
  interface SettlingPause {
    void of(Duration time) throws InterruptedException;
  }

  Settling(Duration atMost, InstantSource clock, SettlingPause pause) {
    this.atMost = atMost;
    this.clock = clock;
    this.pause = pause;
  }

  /** Creates a wait that checks twice per second, at most for this long. */
  public static Settling within(Duration atMost) {
    return new Settling(atMost, InstantSource.system(), Thread::sleep);
  }

  /**
   * Checks until nothing is open, at least once.
   *
   * @param open returns the open items
   * @return the open items at the last check; empty if all have settled
   */
  public <T> List<T> await(Supplier<List<T>> open) throws InterruptedException {
    Instant end = clock.instant().plus(atMost);
    var left = open.get();
    while (!left.isEmpty() && clock.instant().isBefore(end)) {
      pause.of(PAUSE);
      left = open.get();
    }
    return left;
  }
}
