package dev.weir.verification.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Runs tasks in an order that a seed decides. One runs at a time, until it comes to a step; then
 * the next is chosen. So every way in which their steps can be interleaved can occur, and a seed
 * gives the same one again.
 */
public final class Interleaving {

  private final RandomGenerator random;
  private final List<Task> runnable = new ArrayList<>();
  private final Semaphore turnOver = new Semaphore(0);
  private Task running;

  /** An order that this generator decides. */
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

  /** Called by a task: others may run before it goes on. */
  public void step() {
    var self = running;
    if (self == null) {
      return; // nothing is interleaved outside of tasks
    }
    turnOver.release();
    self.turn.acquireUninterruptibly();
  }

  /** Lets one task run up to its next step; returns whether any was there. */
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
