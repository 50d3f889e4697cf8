package dev.weir.transactions.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When a pattern that raises once until its cool-down has passed did so: each episode begins at the
 * first event time that the pattern holds at and no earlier episode's cool-down covers.
 *
 * <p>What arrives out of order can move the beginning of an episode to an earlier time. It can't
 * take one away: so the number of episodes, which alerts are named by, is the same in whatever
 * order the transactions come.
 *
 * @param raised how many there were, ever
 * @param begun event times, ascending; of the older ones some are forgotten
 */
public record Episodes(int raised, List<Instant> begun) {

  /** None yet. */
  public static final Episodes NONE = new Episodes(0, List.of());

  // Far above what lies within the time that is judged at the default cool-downs.
  private static final int MOST_REMEMBERED = 100;

  public Episodes {
    begun = List.copyOf(begun);
  }

  /** Whether an episode that began at or before a time still covers it. */
  private static Optional<Integer> lastBefore(List<Instant> begun, Instant time) {
    for (var i = begun.size() - 1; i >= 0; i--) {
      if (!begun.get(i).isAfter(time)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /**
   * What a pattern that holds at a time makes of these: nothing within a cool-down, an episode that
   * begins earlier, or one more.
   */
  Episodes holdingAt(Instant time, Duration coolDown) {
    var last = lastBefore(begun, time);
    if (last.isPresent() && time.isBefore(begun.get(last.get()).plus(coolDown))) {
      return this;
    }
    var next = last.map(index -> index + 1).orElse(0);
    var changed = new ArrayList<>(begun);
    if (next < begun.size() && begun.get(next).isBefore(time.plus(coolDown))) {
      changed.set(next, time);
      return new Episodes(raised, changed);
    }
    changed.add(next, time);
    return new Episodes(raised + 1, changed);
  }

  /** Whether all that is needed to judge a time is still remembered. */
  boolean canJudge(Instant time) {
    return begun.size() < MOST_REMEMBERED || time.isAfter(begun.getFirst());
  }

  /** Without those that can't cover anything after a time, save the last. */
  Episodes since(Instant oldest, Duration coolDown) {
    var from = 0;
    while (begun.size() - from > 1
        && (begun.size() - from > MOST_REMEMBERED
            || begun.get(from).plus(coolDown).isBefore(oldest))) {
      from++;
    }
    return from == 0 ? this : new Episodes(raised, begun.subList(from, begun.size()));
  }
}
