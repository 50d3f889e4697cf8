package dev.weir.cli.price;

import dev.weir.cli.price.PricedLoad.StreamLoad;
import java.util.ArrayList;
import java.util.List;

/** The monthly usage of one stream. */
final class StreamUsage {
  // https://aws.amazon.com/kinesis/data-streams/pricing/
  private static final double PUT_UNIT_BYTES = 25 * 1_024;
  private static final double ON_DEMAND_UNIT_BYTES = 1_000;

  private static final int DAY_HOURS = 24;
  private static final int WEEK_HOURS = 7 * 24;

  private final StreamPart stream;
  private final StreamLoad traffic;
  private final double shards;
  private final List<Usage> usage = new ArrayList<>();

  private StreamUsage(StreamPart stream, PricedLoad load, Assumptions assumed) {
    this.stream = stream;
    traffic = load.traffic(stream.step(), assumed);
    shards = stream.shards(assumed);
  }

  static List<Usage> of(StreamPart stream, PricedLoad load, Assumptions assumed) {
    return new StreamUsage(stream, load, assumed).all();
  }

  private List<Usage> all() {
    if (stream.shards().isPresent()) {
      provisioned();
    } else {
      onDemand();
    }
    shardMetrics();
    return usage;
  }

  private void provisioned() {
    add(PriceKey.SHARD_HOURS, shards * Month.HOURS);
    add(PriceKey.PUT_UNITS, records() * Math.ceil(traffic.recordBytes() / PUT_UNIT_BYTES));
    add(PriceKey.FAN_OUT_SHARD_HOURS, shards * stream.consumers() * Month.HOURS);
    add(PriceKey.FAN_OUT_GB, gigabytes() * stream.consumers());
    add(
        PriceKey.RETENTION_SHARD_HOURS,
        stream.retentionHours() > DAY_HOURS ? shards * Month.HOURS : 0);
    add(PriceKey.RETENTION_LONG, kept(WEEK_HOURS));
  }

  private void onDemand() {
    add(PriceKey.ON_DEMAND_STREAM_HOURS, Month.HOURS);
    add(PriceKey.ON_DEMAND_IN_GB, records() * wholeKilobytes() / Month.GIGABYTE);
    if (stream.consumers() == 0) {
      add(PriceKey.ON_DEMAND_OUT_GB, gigabytes());
    }
    add(PriceKey.ON_DEMAND_FAN_OUT_GB, gigabytes() * stream.consumers());
    add(PriceKey.ON_DEMAND_RETENTION, kept(DAY_HOURS));
  }

  // A shard without records has no values, and an hour without values is not charged.
  private void shardMetrics() {
    if (traffic.flows()) {
      usage.add(
          new Usage(
              CostPart.METRICS,
              stream.step().id() + " shards",
              PriceKey.SERIES,
              shards * stream.shardMetrics()));
    }
  }

  private double records() {
    return traffic.records() * Month.SECONDS;
  }

  private double gigabytes() {
    return traffic.bytes() * Month.SECONDS / Month.GIGABYTE;
  }

  private double wholeKilobytes() {
    return Math.ceil(traffic.recordBytes() / ON_DEMAND_UNIT_BYTES) * ON_DEMAND_UNIT_BYTES;
  }

  /** Returns the gigabytes stored at any time because the retention exceeds the given hours. */
  private double kept(int hours) {
    var longer = Math.max(0, stream.retentionHours() - hours);
    return traffic.bytes() * longer * 3_600 / Month.GIGABYTE;
  }

  private void add(PriceKey key, double quantity) {
    usage.add(new Usage(CostPart.STREAMS, stream.step().id(), key, quantity));
  }
}
