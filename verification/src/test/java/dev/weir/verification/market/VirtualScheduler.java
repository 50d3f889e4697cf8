package dev.weir.verification.market;

import dev.weir.stream.Concurrency;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Runs tasks in virtual time: a task that lets time pass sleeps until then, and the one that wakes
 * first runs next. Only one runs at a time, and no real time passes, so a run is the same each
 * time.
 */
final class VirtualScheduler implements InstantSource {

  private final PriorityQueue<VirtualTask> sleeping =
      new PriorityQueue<>(
          Comparator.comparing((VirtualTask task) -> task.wakesAt)
              .thenComparingLong(task -> task.number));
  private final Semaphore turnOver = new Semaphore(0);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private Instant now;
  private VirtualTask running;
  private long tasks;

  /** Begins at an instant. */
  public VirtualScheduler(Instant start) {
    now = start;
  }

  private static final class VirtualTask {
    private final Semaphore turn = new Semaphore(0);
    private final long number;
    private Instant wakesAt;

    VirtualTask(long number, Instant wakesAt) {
      this.number = number;
      this.wakesAt = wakesAt;
    }
  }

  /** Adds a task that begins at an instant, or now if that has passed. */
  public void start(Instant at, Runnable work) {
    var task = new VirtualTask(tasks++, at.isBefore(now) ? now : at);
    sleeping.add(task);
    Thread.ofVirtual()
        .start(
            () -> {
              task.turn.acquireUninterruptibly();
              try {
                work.run();
              } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
              }
              turnOver.release();
            });
  }

  /** Called by a task: it goes on once the time has passed. */
  public void pass(Duration time) {
    var self = running;
    self.wakesAt = now.plus(time);
    sleeping.add(self);
    turnOver.release();
    self.turn.acquireUninterruptibly();
  }

  /**
   * Runs until no task is left.
   *
   * @throws IllegalStateException where a task failed, with its failure
   */
  public void runToTheEnd() {
    while (!sleeping.isEmpty()) {
      running = sleeping.poll();
      now = running.wakesAt;
      running.turn.release();
      turnOver.acquireUninterruptibly();
      if (failure.get() != null) {
        throw new IllegalStateException("A task failed", failure.get());
      }
    }
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Calls that overlap in virtual time, all of a list at once. */
  public Concurrency concurrency() {
    return new Concurrency() {
      @Override
      public <T, R> List<R> map(List<T> items, Function<T, R> function) {
        var results = new ArrayList<R>(Collections.nCopies(items.size(), null));
        var unfinished = new AtomicInteger(items.size());
        for (var index = 0; index < items.size(); index++) {
          var at = index;
          start(
              now,
              () -> {
                results.set(at, function.apply(items.get(at)));
                unfinished.decrementAndGet();
              });
        }
        while (unfinished.get() > 0) {
          pass(Duration.ofMillis(1));
        }
        return results;
      }
    };
  }
}
