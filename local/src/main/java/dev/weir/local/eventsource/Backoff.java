package dev.weir.local.eventsource;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The delay after a number of consecutive failures: exponential, with jitter.
 *
 * <p>AWS publishes no numbers for its event sources. One was recorded: a function that always
 * failed had been invoked eight times when its record was a minute old. Delays of invocations
 * follow it, and begin short enough for a developer to see the retries.
 */
record Backoff(RandomGenerator random) {
  static final Duration FIRST = Duration.ofMillis(200);

  /** The longest delay of a read. */
  static final Duration LONGEST = Duration.ofSeconds(10);

  /** The longest delay of an invocation. */
  static final Duration LONGEST_OF_INVOCATIONS = Duration.ofSeconds(20);

  /**
   * Returns the delay of a read: between half and all of 200 ms, doubled with each failure up to 10
   * s.
   *
   * @param failures at least 1
   */
  Duration beforeRead(int failures) {
    return jittered(2, failures, LONGEST);
  }

  /**
   * Returns the delay of an invocation: between half and all of 200 ms, tripled with each failure
   * up to 20 s.
   *
   * @param failures at least 1
   */
  Duration beforeInvocation(int failures) {
    return jittered(3, failures, LONGEST_OF_INVOCATIONS);
  }

  private Duration jittered(int factor, int failures, Duration longest) {
    long full = FIRST.toMillis();
    for (int i = 1; i < failures && full < longest.toMillis(); i++) {
      full *= factor;
    }
    full = Math.min(full, longest.toMillis());
    return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
  }
}
