package dev.weir.local.eventsource;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An event source at one moment.
 *
 * @param at the moment
 * @param shards by id
 * @param problem why it cannot continue, if so
 */
public record EventSourceStatus(Instant at, List<ShardStatus> shards, Optional<String> problem) {
  public EventSourceStatus {
    shards = shards.stream().sorted(Comparator.comparing(ShardStatus::shardId)).toList();
  }

  /** Returns the sums over all shards. */
  public Counters counters() {
    return shards.stream().map(ShardStatus::counters).reduce(Counters.NONE, Counters::plus);
  }

  /** Returns the maximum iterator age of any shard. */
  public Duration iteratorAge() {
    return shards.stream()
        .map(shard -> shard.iteratorAge(at))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  EventSourceStatus at(Instant now) {
    return new EventSourceStatus(now, shards, problem);
  }

  EventSourceStatus stoppedBy(String reason) {
    return new EventSourceStatus(at, shards, Optional.of(reason));
  }
}
