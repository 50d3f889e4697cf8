package dev.weir.rehearsal.trial;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Waits until nothing is open any more, or for as long as is worth waiting. */
public final class Settling {

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Duration atMost;
  private final InstantSource clock;
  private final Pause pause;

  /** Waits between two looks; a test's does not. */
  interface Pause {
    /** Waits. */
    void of(Duration time) throws InterruptedException;
  }

  Settling(Duration atMost, InstantSource clock, Pause pause) {
    this.atMost = atMost;
    this.clock = clock;
    this.pause = pause;
  }

  /** Looks twice a second, for this long at most. */
  public static Settling within(Duration atMost) {
    return new Settling(atMost, InstantSource.system(), Thread::sleep);
  }

  /**
   * Looks until nothing is open, at least once.
   *
   * @param open what is not yet as it should be
   * @return what was open at the last look; empty where all has settled
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
