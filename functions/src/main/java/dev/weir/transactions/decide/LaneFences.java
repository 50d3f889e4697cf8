package dev.weir.transactions.decide;

import dev.weir.stream.Lane;
import dev.weir.stream.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * How far each lane is applied to a user's profile. After resharding, a user's transactions come
 * from another shard while the old one may still be redelivered: so a profile has a fence for each
 * lane that it was written from.
 *
 * @param byLane {@code <incarnation>/<shard>} to fence
 */
public record LaneFences(Map<String, Fence> byLane) {

  /** For a user without applied transactions. */
  public static final LaneFences NONE = new LaneFences(Map.of());

  // Beyond the retention, because a record may be read right before it expires and applied later.
  private static final Duration MARGIN = Duration.ofDays(1);
  private static final int MOST = 200;

  /**
   * A lane's fence.
   *
   * @param position how far the lane is applied
   * @param lastArrival when the last applied record had arrived, to the second
   */
  public record Fence(Position position, Instant lastArrival) {

    public Fence {
      lastArrival = Instant.ofEpochSecond(lastArrival.getEpochSecond());
    }
  }

  public LaneFences {
    byLane = Map.copyOf(byLane);
  }

  /** Returns how far a lane is applied. */
  public Position of(Lane lane) {
    var fence = byLane.get(nameOf(lane));
    return fence == null ? Position.BEGINNING : fence.position();
  }

  /**
   * Returns these fences with a lane's advanced, without those whose records have left the stream.
   *
   * @param arrivedAt arrival of the last applied record
   * @param retention of the stream
   */
  LaneFences with(Lane lane, Position position, Instant arrivedAt, Duration retention) {
    var name = nameOf(lane);
    var changed = new HashMap<>(byLane);
    changed.put(name, new Fence(position, arrivedAt));
    var oldest = arrivedAt.minus(retention).minus(MARGIN);
    changed.values().removeIf(fence -> fence.lastArrival().isBefore(oldest));
    while (changed.size() > MOST) {
      changed.entrySet().stream()
          .filter(entry -> !entry.getKey().equals(name))
          .min(Comparator.comparing(entry -> entry.getValue().lastArrival()))
          .ifPresent(oldestFence -> changed.remove(oldestFence.getKey()));
    }
    return new LaneFences(changed);
  }

  private static String nameOf(Lane lane) {
    return lane.incarnation() + "/" + lane.shard().id();
  }
}
