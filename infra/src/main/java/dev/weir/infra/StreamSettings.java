package dev.weir.infra;

import dev.weir.metrics.dashboard.Alarms;
import dev.weir.retention.RetentionHandler;
import dev.weir.stream.ProjectionStart;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The capacity and consumers of a pipeline's stream.
 *
 * @param shards number of shards for provisioned capacity; empty for on-demand capacity
 * @param retentionHours how long Kinesis keeps a record, 24 to 8760
 * @param enhancedFanOut whether Kinesis pushes records to Lambda over a dedicated connection (about
 *     50 ms), or Lambda polls once per second (about 630 ms)
 * @param batchSize the maximum number of records in an invocation, 1 to 10,000
 * @param batchingWindowSeconds how long Lambda waits for a batch to fill, 0 to 300
 * @param paceMillis how long an invocation of a busy shard lasts; 0: no longer than its work
 * @param shardMetrics whether Kinesis measures each shard
 * @param start from when on the event source reads it, where it took the place of another one
 */
record StreamSettings(
    OptionalInt shards,
    int retentionHours,
    boolean enhancedFanOut,
    int batchSize,
    int batchingWindowSeconds,
    int paceMillis,
    boolean shardMetrics,
    Optional<ProjectionStart> start) {

  Duration retention() {
    return Duration.ofHours(retentionHours);
  }

  /** The longest that records may be kept: the guard of retention raises it to a week. */
  Duration longestRetention() {
    return Duration.ofHours(Math.max(retentionHours, RetentionHandler.RAISED_HOURS));
  }

  /** What alarms need to know of it. */
  Alarms.SourceTiming reading() {
    return new Alarms.SourceTiming(retention(), Duration.ofSeconds(batchingWindowSeconds));
  }
}
