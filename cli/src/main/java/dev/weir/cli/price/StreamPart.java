package dev.weir.cli.price;

import dev.weir.metrics.Step;
import java.util.OptionalInt;

/**
 * A Kinesis stream.
 *
 * @param step that reads it
 * @param shards how many, for provisioned capacity; empty for on-demand
 * @param retentionHours its retention
 * @param consumers with enhanced fan-out
 * @param shardMetrics metrics of each shard
 */
record StreamPart(
    Step step, OptionalInt shards, int retentionHours, int consumers, int shardMetrics) {

  /** Returns the same stream with another retention. */
  StreamPart keeping(int hours) {
    return new StreamPart(step, shards, hours, consumers, shardMetrics);
  }

  double shards(Assumptions assumed) {
    return shards.isPresent() ? shards.getAsInt() : assumed.of(Assumption.ON_DEMAND_SHARDS);
  }
}
