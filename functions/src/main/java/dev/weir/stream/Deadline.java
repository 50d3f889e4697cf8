package dev.weir.stream;

import java.time.Duration;

/** The remaining time of an invocation. */
@FunctionalInterface
public interface Deadline {

  /** Returns the time until the function is stopped. */
  Duration remaining();

  /** Whether too little time remains to start another commit. */
  default boolean isNear(Duration reserve) {
    return remaining().compareTo(reserve) < 0;
  }
}
