package dev.weir.local.eventsource;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The checkpoint of a shard: it advances only over records that are all done, in the order in which
 * they were read, however far ahead some lanes are.
 */
final class Checkpoint {
  private final Deque<CheckpointEntry> open = new ArrayDeque<>();
  private final Map<String, CheckpointEntry> bySequenceNumber = new HashMap<>();
  private String lastConfirmed;

  void read(String sequenceNumber, Instant arrivedAt) {
    var entry = new CheckpointEntry(sequenceNumber, arrivedAt);
    open.addLast(entry);
    bySequenceNumber.put(sequenceNumber, entry);
  }

  void confirm(String sequenceNumber) {
    bySequenceNumber.remove(sequenceNumber).done = true;
    while (!open.isEmpty() && open.peekFirst().done) {
      lastConfirmed = open.removeFirst().sequenceNumber;
    }
  }

  /** Returns the last record up to which everything is done. */
  Optional<String> lastConfirmed() {
    return Optional.ofNullable(lastConfirmed);
  }

  /** Returns when the first record after the checkpoint arrived. */
  Optional<Instant> oldestOpen() {
    return Optional.ofNullable(open.peekFirst()).map(entry -> entry.arrivedAt);
  }

  boolean allDone() {
    return open.isEmpty();
  }

  private static final class CheckpointEntry {
    private final String sequenceNumber;
    private final Instant arrivedAt;
    private boolean done;

    private CheckpointEntry(String sequenceNumber, Instant arrivedAt) {
      this.sequenceNumber = sequenceNumber;
      this.arrivedAt = arrivedAt;
    }
  }
}
