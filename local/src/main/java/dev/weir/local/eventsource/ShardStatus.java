package dev.weir.local.eventsource;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A shard at one moment.
 *
 * @param lastConfirmed sequence number up to which every record is processed
 * @param oldestOpen when the oldest record arrived that was read and is not processed
 */
public record ShardStatus(
    String shardId,
    ShardState state,
    Optional<String> lastConfirmed,
    Optional<Instant> oldestOpen,
    Counters counters) {

  /** Returns the age of the oldest unprocessed record; zero if there is none. */
  public Duration iteratorAge(Instant now) {
    return oldestOpen
        .map(arrived -> Duration.between(arrived, now))
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }
}
