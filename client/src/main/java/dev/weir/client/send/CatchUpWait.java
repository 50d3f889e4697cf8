package dev.weir.client.send;

import dev.weir.client.CommandFault;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Waits until all that was put to a stream is counted, or applied, as its pipeline calls it: until
 * each lane's stored position has reached the highest sequence number that was put to its shard.
 */
public final class CatchUpWait {

  private static final long PAUSE_MILLIS = 100;

  private final AppliedPositions positions;
  private final Duration longestStandstill;

  /**
   * Makes a wait.
   *
   * @param longestStandstill how long no position may move before it gives up
   */
  public CatchUpWait(AppliedPositions positions, Duration longestStandstill) {
    this.positions = positions;
    this.longestStandstill = longestStandstill;
  }

  /**
   * Returns when all is counted.
   *
   * @param progress notified how many lanes are there, each time that one moves
   */
  public void await(Map<Lane, SequenceNumber> awaited, IntConsumer progress)
      throws InterruptedException {
    var open = new HashMap<>(awaited);
    var seen = new HashMap<Lane, SequenceNumber>();
    var lastMove = System.nanoTime();
    while (!open.isEmpty()) {
      var moved = false;
      for (var lane : Map.copyOf(open).keySet()) {
        var at = positions.of(lane);
        moved |= at.isPresent() && !at.get().equals(seen.put(lane, at.get()));
        if (at.isPresent() && at.get().compareTo(open.get(lane)) >= 0) {
          open.remove(lane);
        }
      }
      progress.accept(awaited.size() - open.size());
      lastMove = moved ? System.nanoTime() : lastMove;
      if (!open.isEmpty()) {
        failOnStandstill(open, lastMove);
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }

  private void failOnStandstill(Map<Lane, SequenceNumber> open, long lastMove) {
    if (System.nanoTime() - lastMove > longestStandstill.toNanos()) {
      var shards = open.keySet().stream().map(Lane::shard).map(Shard::id).sorted().toList();
      throw new CommandFault(
          "Nothing was applied for %d s; not yet applied: %s"
              .formatted(longestStandstill.toSeconds(), String.join(", ", shards)),
          "What was sent is in the stream and not lost. Look at the function's log and at"
              + " weir status.");
    }
  }
}
