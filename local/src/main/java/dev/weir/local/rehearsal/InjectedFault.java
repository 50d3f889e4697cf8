package dev.weir.local.rehearsal;

import java.time.Duration;
import java.util.Set;

/** Something that is made to go wrong, and with what of the local cloud: physical names. */
public sealed interface InjectedFault {

  /** No delay is longer: what waits longer has given up. */
  Duration MAX_DELAY = Duration.ofMinutes(1);

  /** The physical names of what it is done to. */
  Set<String> names();

  /**
   * Each write takes longer; reads do not.
   *
   * @param names of tables, streams or topics; a call that writes to one of them among others is
   *     delayed whole
   * @param delay above 0, up to {@link #MAX_DELAY}
   */
  record SlowWrites(Set<String> names, Duration delay) implements InjectedFault {
    public SlowWrites {
      names = checked(names);
      check(delay);
    }
  }

  /**
   * A share of the writes is refused as the service refuses what exceeds a limit, and not made.
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
   * Whoever puts records to the streams is refused, as one who may not: it is not the stream that
   * is overloaded, and trying again does not help.
   *
   * @param names of streams
   */
  record RefusedProducers(Set<String> names) implements InjectedFault {
    public RefusedProducers {
      names = checked(names);
    }
  }

  /**
   * The functions take longer by this, all calls that they make as fast as ever: the local cloud
   * keeps their answers back.
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
