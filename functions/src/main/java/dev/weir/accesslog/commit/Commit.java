package dev.weir.accesslog.commit;

import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.events.Minute;
import dev.weir.stream.Lane;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One conditional write: the lane's state and the partial counts of the minutes it touches. Where
 * it touches only the minute that is open before and after it, it is a write of one item.
 *
 * @param lane the lane
 * @param before the state that must still be stored; its revision is the condition
 * @param after the state to store
 * @param counts the new partial counts, complete; at most {@link #MAX_MINUTES}
 * @param quarantined the objects with the lines that the counts include as rejected; at most 100
 * @param expiresAt when the counts may be deleted
 */
public record Commit(
    Lane lane,
    LaneState before,
    LaneState after,
    Map<Minute, MinuteCount> counts,
    List<String> quarantined,
    Instant expiresAt) {

  /**
   * A DynamoDB transaction takes 100 items: one of them is the lane's, one that of a minute which
   * is closed without being touched, and one names the objects with the rejected lines.
   */
  public static final int MAX_MINUTES = 97;

  // A transaction takes 4 MB; a minute's item has up to 250 bytes per service.
  private static final int TRANSACTION_BYTES = 3_500_000;
  private static final int SERVICE_BYTES = 250;
  // For the services without a name: see OtherNames.
  private static final int OTHER_BYTES = 1_500;

  public Commit {
    if (counts.size() > MAX_MINUTES) {
      throw new IllegalArgumentException(
          "A commit takes up to " + MAX_MINUTES + " minutes, not " + counts.size());
    }
    if (!after.open().equals(before.open())
        && !after.open().map(counts::containsKey).orElse(false)) {
      throw new IllegalArgumentException("A commit opens only a minute that it counts");
    }
    counts = Map.copyOf(counts);
    quarantined = List.copyOf(quarantined);
  }

  /** Returns the number of minutes in a commit if each has at most this many services. */
  public static int maxMinutes(int services) {
    return Math.min(MAX_MINUTES, TRANSACTION_BYTES / (SERVICE_BYTES * services + OTHER_BYTES));
  }
}
