package dev.weir.client.terminal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command that waits end in an orderly way on Ctrl-C: the wait ends, and the process stays
 * until the command has closed this.
 */
public final class Interruption implements AutoCloseable {

  private static final Duration MAX_CLEANUP = Duration.ofSeconds(15);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::endAndAwait, "ctrl-c");

  /** One that is there from now on. */
  public Interruption() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Waits; returns sooner, and true, where somebody pressed Ctrl-C. */
  public boolean await(Duration time) throws InterruptedException {
    return asked.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void endAndAwait() {
    asked.countDown();
    try {
      if (!closed.await(MAX_CLEANUP.toMillis(), TimeUnit.MILLISECONDS)) {
        return; // what is left ends by itself
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    if (asked.getCount() > 0) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException shuttingDown) {
        // The hook runs already, and sees that this is closed.
      }
    }
  }
}
