package dev.weir.cli.price;

import dev.weir.metrics.Step;
import java.util.OptionalInt;

/**
 * A Kinesis stream.
 *
 * @param step that reads it
 * @param shards how many, where capacity is provisioned; empty: on-demand
 * @param retentionHours how long it keeps records
 * @param consumers with enhanced fan-out
 * @param shardMetrics metrics that are measured of each shard
 */
record StreamPart(
    Step step, OptionalInt shards, int retentionHours, int consumers, int shardMetrics) {

  double shards(Assumptions assumed) {
    return shards.isPresent() ? shards.getAsInt() : assumed.of(Assumption.ON_DEMAND_SHARDS);
  }
}
