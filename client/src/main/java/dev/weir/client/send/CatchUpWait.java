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
 * Waits until the pipeline has counted or applied everything that was put to a stream: until each
 * lane's stored position has reached the highest sequence number put to its shard.
 */
public final class CatchUpWait {

  private static final long PAUSE_MILLIS = 100;

  private final AppliedPositions positions;
  private final Duration longestStandstill;

  /**
   * Creates a wait.
   *
   * @param longestStandstill how long the wait continues without any position moving
   */
  public CatchUpWait(AppliedPositions positions, Duration longestStandstill) {
    this.positions = positions;
    this.longestStandstill = longestStandstill;
  }

  /**
   * Returns when everything is counted.
   *
   * @param progress receives the number of finished lanes each time a position moves
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
          "No progress for %d s; not yet applied: %s"
              .formatted(longestStandstill.toSeconds(), String.join(", ", shards)),
          "The sent records are safe in the stream. Check the function's log and weir status.");
    }
  }
}
