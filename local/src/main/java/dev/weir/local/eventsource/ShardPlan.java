package dev.weir.local.eventsource;

import dev.weir.local.eventsource.StreamReader.StreamShard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which shards are read, in which order and from where: a shard begins when all of its
 * parents' records are dealt with.
 *
 * <p>No document promises this order for Lambda; it is what Lambda does as a rule.
 */
final class ShardPlan {
  private final ReadPosition startingPosition;
  private final Map<String, StreamShard> waiting = new LinkedHashMap<>();
  private final Set<String> known = new HashSet<>();
  private final Map<String, ReadPosition> positions = new LinkedHashMap<>();
  private final Set<String> finished = new HashSet<>();
  private boolean listedBefore;

  ShardPlan(ReadPosition startingPosition) {
    this.startingPosition = startingPosition;
  }

  /** A shard that must be read now. */
  record Start(String shardId, ReadPosition position) {}

  /** Learns which shards there are. */
  List<Start> listed(List<StreamShard> shards) {
    for (var shard : shards) {
      if (known.add(shard.id())) {
        discover(shard);
      }
    }
    listedBefore = true;
    return startable();
  }

  /** Learns that everything in a shard is dealt with. */
  List<Start> finished(String shardId) {
    finished.add(shardId);
    return startable();
  }

  /** Shards that wait for their parents. */
  Set<String> waiting() {
    return waiting.keySet();
  }

  private void discover(StreamShard shard) {
    if (!listedBefore && shard.closed() && startingPosition instanceof ReadPosition.Latest) {
      // It was closed before the mapping began: after its newest record nothing ever comes.
      finished.add(shard.id());
      return;
    }
    waiting.put(shard.id(), shard);
    // What appears later came of a resharding: all of it is new.
    positions.put(shard.id(), listedBefore ? new ReadPosition.TrimHorizon() : startingPosition);
  }

  private List<Start> startable() {
    var starts = new ArrayList<Start>();
    waiting.values().stream()
        .filter(this::parentsAreDone)
        .forEach(shard -> starts.add(new Start(shard.id(), positions.get(shard.id()))));
    starts.forEach(start -> waiting.remove(start.shardId()));
    return starts;
  }

  private boolean parentsAreDone(StreamShard shard) {
    // A parent that was never listed has lost its records to the stream's retention.
    return shard.parents().stream()
        .allMatch(parent -> finished.contains(parent) || !known.contains(parent));
  }
}
