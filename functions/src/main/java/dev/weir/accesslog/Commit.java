package dev.weir.accesslog;

import dev.weir.events.Minute;
import dev.weir.stream.Lane;
import java.time.Instant;
import java.util.Map;

/**
 * One conditional write: the lane's state and the partial counts of the minutes it touches.
 *
 * @param lane the lane
 * @param before the state that must still be stored; its revision is the condition
 * @param after the state to store
 * @param counts the new partial counts, whole; at most {@link #MAX_MINUTES}
 * @param expiresAt when the counts may be forgotten
 */
public record Commit(
    Lane lane,
    LaneState before,
    LaneState after,
    Map<Minute, MinuteCount> counts,
    Instant expiresAt) {

  /** A DynamoDB transaction takes 100 items, and one of them is the lane's. */
  public static final int MAX_MINUTES = 99;

  public Commit {
    if (counts.size() > MAX_MINUTES) {
      throw new IllegalArgumentException(
          "A commit takes up to " + MAX_MINUTES + " minutes, not " + counts.size());
    }
    counts = Map.copyOf(counts);
  }
}
