package dev.weir.local;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Started resources, closed in reverse order. */
final class Resources implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Resources.class);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private boolean closed;

  /** Takes ownership of a resource; closes it at once if everything else is closed already. */
  synchronized <T extends AutoCloseable> T add(T resource) {
    if (closed) {
      closeOne(resource);
      throw new IllegalStateException("Stopped while starting");
    }
    open.push(resource);
    return resource;
  }

  /** Closes everything once; a second caller waits until that is done. */
  @Override
  public synchronized void close() {
    closed = true;
    while (!open.isEmpty()) {
      closeOne(open.pop());
    }
  }

  private static void closeOne(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      // Stop the rest as well: no process may be left behind.
      LOG.warn("A part could not be stopped cleanly part={}", resource, e);
    }
  }

  /** Removes a shutdown hook, unless the process is already shutting down. */
  static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LOG.debug("The process is ending: the hook runs or has run");
    }
  }
}
