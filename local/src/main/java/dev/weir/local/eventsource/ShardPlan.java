package dev.weir.local.eventsource;

import dev.weir.local.eventsource.StreamReader.StreamShard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which shards are read, in which order and from where: a shard begins when all records of
 * its parents are processed.
 *
 * <p>No document promises this order for Lambda, but Lambda normally keeps it.
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

  /** Handles a listing of shards. */
  List<Start> listed(List<StreamShard> shards) {
    for (var shard : shards) {
      if (known.add(shard.id())) {
        discover(shard);
      }
    }
    listedBefore = true;
    return startable();
  }

  /** Notes that all records of a shard are processed. */
  List<Start> finished(String shardId) {
    finished.add(shardId);
    return startable();
  }

  /** Returns the shards that wait for their parents. */
  Set<String> waiting() {
    return waiting.keySet();
  }

  private void discover(StreamShard shard) {
    if (!listedBefore && shard.closed() && startingPosition instanceof ReadPosition.Latest) {
      // It was closed before the mapping began: no record follows its newest one.
      finished.add(shard.id());
      return;
    }
    waiting.put(shard.id(), shard);
    // A shard that appears later results from resharding: all its records are new.
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
