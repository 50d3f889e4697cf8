package dev.weir.local.eventsource;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The delay after a number of consecutive failures: exponential, with jitter.
 *
 * <p>AWS publishes no numbers for its event sources; these let a developer see the retries.
 */
record Backoff(RandomGenerator random) {
  static final Duration FIRST = Duration.ofMillis(200);
  static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int MAX_DOUBLINGS = 10;

  /**
   * Returns between half and all of the delay for a number of failures.
   *
   * @param failures at least 1
   */
  Duration after(int failures) {
    long doubled = FIRST.toMillis() << Math.min(failures - 1, MAX_DOUBLINGS);
    long full = Math.min(doubled, LONGEST.toMillis());
    return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
  }
}
