package dev.weir.stream;

import java.time.Duration;

/** How much time an invocation has left. */
@FunctionalInterface
public interface Deadline {

  /** The time until the function is stopped. */
  Duration remaining();

  /** Whether so little is left that no further commit may be begun. */
  default boolean isNear(Duration reserve) {
    return remaining().compareTo(reserve) < 0;
  }
}
