package dev.weir.stream;

import java.time.Duration;

/** The way a thread waits; in simulations, virtual time passes or nothing happens. */
@FunctionalInterface
public interface Pause {

  /** Waits for the duration, or not at all. */
  void take(Duration duration);

  /**
   * Returns a pause that blocks the calling thread. It throws {@link UnavailableException} if the
   * thread is interrupted.
   */
  static Pause sleeping() {
    return duration -> {
      try {
        Thread.sleep(duration);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UnavailableException("Interrupted while waiting", e);
      }
    };
  }
}
