package dev.weir.local.eventsource;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a loop's effects are done and where it waits for them: threads and the wall clock, or
 * virtual time in tests.
 *
 * @param <T> what comes of an effect
 */
interface Work<T> extends AutoCloseable {

  Instant now();

  /** Begins an effect; what it gives comes out of {@link #next}. */
  void begin(String name, Supplier<T> effect);

  /** Waits for what comes of any effect, until a time at most. */
  Optional<T> next(Instant until) throws InterruptedException;

  /** Gives up what is still under way. */
  @Override
  void close();
}
