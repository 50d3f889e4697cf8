package dev.weir.client.terminal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a waiting command end in an orderly way on Ctrl-C: the wait ends, and the process stays
 * until the command has closed this.
 */
public final class Interruption implements AutoCloseable {

  private static final Duration MAX_CLEANUP = Duration.ofSeconds(15);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::endAndAwait, "ctrl-c");

  /** Installs the handler. */
  public Interruption() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Waits; returns early with true on Ctrl-C. */
  public boolean await(Duration time) throws InterruptedException {
    return asked.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void endAndAwait() {
    asked.countDown();
    try {
      if (!closed.await(MAX_CLEANUP.toMillis(), TimeUnit.MILLISECONDS)) {
        return; // the rest ends by itself
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
        // The hook is already running and sees that this is closed.
      }
    }
  }
}
