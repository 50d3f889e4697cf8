package dev.weir.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Runs tasks in an order that a seed decides. One runs at a time, until its next step; then the
 * next is chosen. So every interleaving of their steps can occur, and a seed reproduces it.
 */
public final class Interleaving {

  private final RandomGenerator random;
  private final List<Task> runnable = new ArrayList<>();
  private final Semaphore turnOver = new Semaphore(0);
  private Task running;

  /** Creates an order that this generator decides. */
  public Interleaving(RandomGenerator random) {
    this.random = random;
  }

  private final class Task {
    private final Semaphore turn = new Semaphore(0);
    private boolean ended;

    Task(Runnable work, Consumer<Throwable> whenFailed) {
      Thread.ofVirtual()
          .start(
              () -> {
                turn.acquireUninterruptibly();
                try {
                  work.run();
                } catch (RuntimeException | Error e) {
                  whenFailed.accept(e);
                }
                ended = true;
                turnOver.release();
              });
    }
  }

  /** Adds a task; it runs when it is chosen. */
  public void start(Runnable work, Consumer<Throwable> whenFailed) {
    runnable.add(new Task(work, whenFailed));
  }

  /** Called by a task: others may run before it continues. */
  public void step() {
    var self = running;
    if (self == null) {
      return; // outside of tasks nothing is interleaved
    }
    turnOver.release();
    self.turn.acquireUninterruptibly();
  }

  /** Lets one task run up to its next step; returns whether there was one. */
  public boolean advance() {
    if (runnable.isEmpty()) {
      return false;
    }
    var next = runnable.get(random.nextInt(runnable.size()));
    running = next;
    next.turn.release();
    turnOver.acquireUninterruptibly();
    running = null;
    if (next.ended) {
      runnable.remove(next);
    }
    return true;
  }
}
