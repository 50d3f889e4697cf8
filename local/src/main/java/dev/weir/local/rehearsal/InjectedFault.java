package dev.weir.local.rehearsal;

import java.time.Duration;
import java.util.Set;

/** An injected fault, with the physical names that it affects. */
public sealed interface InjectedFault {

  /** No delay is longer: a caller that waits longer has given up. */
  Duration MAX_DELAY = Duration.ofMinutes(1);

  /** Returns the affected physical names. */
  Set<String> names();

  /**
   * Delays each write; reads are not affected.
   *
   * @param names of tables, streams or topics; a call that writes to one of them among others is
   *     delayed as a unit
   * @param delay above 0, up to {@link #MAX_DELAY}
   */
  record SlowWrites(Set<String> names, Duration delay) implements InjectedFault {
    public SlowWrites {
      names = checked(names);
      check(delay);
    }
  }

  /**
   * Refuses a share of the writes, as the service does above a limit; they are not applied.
   *
   * @param names of tables, streams or topics
   * @param share above 0, up to 1
   */
  record ThrottledWrites(Set<String> names, double share) implements InjectedFault {
    public ThrottledWrites {
      names = checked(names);
      if (!(share > 0 && share <= 1)) {
        throw new IllegalArgumentException("share is above 0 and up to 1, not " + share);
      }
    }
  }

  /**
   * Refuses producers' puts to the streams as unauthorised: the stream is not overloaded, and
   * retrying does not help.
   *
   * @param names of streams
   */
  record RefusedProducers(Set<String> names) implements InjectedFault {
    public RefusedProducers {
      names = checked(names);
    }
  }

  /**
   * Delays the functions by this, but none of their calls: the local cloud delays their answers.
   *
   * @param names of functions
   * @param delay above 0, up to {@link #MAX_DELAY}
   */
  record SlowFunctions(Set<String> names, Duration delay) implements InjectedFault {
    public SlowFunctions {
      names = checked(names);
      check(delay);
    }
  }

  private static Set<String> checked(Set<String> names) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("A fault names at least one thing that it is done to");
    }
    return Set.copyOf(names);
  }

  private static void check(Duration delay) {
    if (!delay.isPositive() || delay.compareTo(MAX_DELAY) > 0) {
      throw new IllegalArgumentException(
          "delay is above 0 and up to " + MAX_DELAY + ", not " + delay);
    }
  }
}
