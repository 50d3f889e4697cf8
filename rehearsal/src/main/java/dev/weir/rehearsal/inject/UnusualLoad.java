package dev.weir.rehearsal.inject;

import dev.weir.producer.LineRecord;
import dev.weir.rehearsal.traffic.BaselineTraffic;
import dev.weir.rehearsal.traffic.KeyOfShard;
import dev.weir.stream.HashKeyRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The producers' load alongside the baseline load.
 *
 * @param records makes the next one, given its time
 * @param perSecond how many
 * @param period between two calls that put some
 */
record UnusualLoad(Function<Instant, LineRecord> records, int perSecond, Duration period) {

  // Long enough for batches of a hundred records, from which a function can report its hottest key.
  private static final Duration LARGE_BATCHES = Duration.ofMillis(500);
  private static final Duration SMALL_BATCHES = Duration.ofMillis(100);
  private static final int MANY_KEYS = 200;

  /**
   * Returns the load for a plan; empty if the load does not change.
   *
   * @param shards hash key ranges of the stream's open shards
   */
  static Optional<UnusualLoad> of(Plan plan, BaselineTraffic traffic, List<HashKeyRange> shards) {
    return switch (plan.scenario()) {
      case HOT_SHARD ->
          Optional.of(
              new UnusualLoad(
                  plan.manyKeys() ? keysOfOneShard(traffic, shards) : at -> traffic.ofKey(0, at),
                  times(plan),
                  LARGE_BATCHES));
      case SURGE -> Optional.of(new UnusualLoad(traffic::usual, times(plan), SMALL_BATCHES));
      case POISON ->
          Optional.of(new UnusualLoad(traffic::unreadable, unreadable(plan), SMALL_BATCHES));
      case SLOW_TABLE, THROTTLE, STOP_PRODUCER, SLOW_FUNCTION -> Optional.empty();
    };
  }

  private static int times(Plan plan) {
    return Math.max(1, (int) Math.round(plan.rate() * plan.strength()));
  }

  /** Returns how many to add to the good ones to make the share. */
  private static int unreadable(Plan plan) {
    var share = Math.min(plan.strength(), 0.99);
    return Math.max(1, (int) Math.round(plan.rate() * share / (1 - share)));
  }

  private static Function<Instant, LineRecord> keysOfOneShard(
      BaselineTraffic traffic, List<HashKeyRange> shards) {
    var keys = KeyOfShard.ofOneShard(shards, traffic::key, MANY_KEYS);
    return new Function<>() {
      private int next;

      @Override
      public LineRecord apply(Instant at) {
        next = (next + 1) % keys.size();
        return traffic.ofKey(keys.get(next), at);
      }
    };
  }
}
