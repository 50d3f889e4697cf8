package dev.weir.local.eventsource;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Runs every effect on a separate virtual thread. */
final class ThreadedWork<T> implements Work<T> {
  private static final Duration MAX_WAIT = Duration.ofMinutes(1);

  private final InstantSource clock;
  private final BlockingQueue<Supplier<T>> done = new LinkedBlockingQueue<>();
  private final Set<Thread> underWay = ConcurrentHashMap.newKeySet();

  ThreadedWork(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public void begin(String name, Supplier<T> effect) {
    var thread = Thread.ofVirtual().name(name).unstarted(() -> run(effect));
    underWay.add(thread);
    thread.start();
  }

  @Override
  public Optional<T> next(Instant until) throws InterruptedException {
    var taken = done.poll(millisTo(until), TimeUnit.MILLISECONDS);
    return Optional.ofNullable(taken).map(Supplier::get);
  }

  @Override
  public void close() {
    underWay.forEach(Thread::interrupt);
  }

  private void run(Supplier<T> effect) {
    try {
      var result = effect.get();
      done.add(() -> result);
    } catch (RuntimeException | Error e) {
      // Effects handle expected failures; anything else is a bug, and ends the loop that began it.
      done.add(
          () -> {
            throw new IllegalStateException("An effect broke", e);
          });
    } finally {
      underWay.remove(Thread.currentThread());
    }
  }

  private long millisTo(Instant until) {
    var now = now();
    if (!until.isAfter(now)) {
      return 0;
    }
    if (until.isAfter(now.plus(MAX_WAIT))) {
      return MAX_WAIT.toMillis();
    }
    // Up to the next full millisecond, so that waking early cannot make the loop spin.
    return Duration.between(now, until).plusNanos(999_999).toMillis();
  }
}
