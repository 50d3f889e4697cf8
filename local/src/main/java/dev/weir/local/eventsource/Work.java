package dev.weir.local.eventsource;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Executes the effects of a loop and waits for them: threads and the wall clock, or virtual time in
 * tests.
 *
 * @param <T> the result of an effect
 */
interface Work<T> extends AutoCloseable {

  Instant now();

  /** Begins an effect; {@link #next} returns its result. */
  void begin(String name, Supplier<T> effect);

  /** Waits for the result of any effect, until a time at most. */
  Optional<T> next(Instant until) throws InterruptedException;

  /** Abandons effects in flight. */
  @Override
  void close();
}
