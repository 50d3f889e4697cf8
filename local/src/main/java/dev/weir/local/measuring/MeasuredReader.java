package dev.weir.local.measuring;

import dev.weir.local.eventsource.ReadPosition;
import dev.weir.local.eventsource.StreamReader;
import dev.weir.local.metrics.MetricStore;
import dev.weir.metrics.AwsMetric;
import dev.weir.metrics.Dimension;
import dev.weir.metrics.query.MetricId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Counts the incoming records of a Kinesis stream, by shard, when its event source reads them: that
 * is shortly after their arrival, even if the function is slow, because the event source reads
 * ahead.
 */
public final class MeasuredReader implements StreamReader {

  private final StreamReader reader;
  private final String stream;
  private final MetricStore store;
  private final InstantSource clock;

  /** Wraps another reader. */
  public MeasuredReader(
      StreamReader reader, String stream, MetricStore store, InstantSource clock) {
    this.reader = reader;
    this.stream = stream;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public List<StreamShard> shards() {
    return reader.shards();
  }

  @Override
  public ShardCursor open(String shardId, ReadPosition from) {
    var cursor = reader.open(shardId, from);
    return limit -> {
      var page = cursor.read(limit);
      if (!page.records().isEmpty()) {
        measure(shardId, page);
      }
      return page;
    };
  }

  private void measure(String shardId, Page page) {
    var now = clock.instant();
    double records = page.records().size();
    double bytes = page.records().stream().mapToLong(record -> record.data().length).sum();
    var ofStream = Map.of(Dimension.STREAM_NAME, stream);
    var ofShard = Map.of(Dimension.STREAM_NAME, stream, Dimension.SHARD_ID, shardId);
    store.record(MetricId.of(AwsMetric.INCOMING_RECORDS, ofStream), now, records);
    store.record(MetricId.of(AwsMetric.INCOMING_BYTES, ofStream), now, bytes);
    store.record(MetricId.of(AwsMetric.SHARD_INCOMING_RECORDS, ofShard), now, records);
    store.record(MetricId.of(AwsMetric.SHARD_INCOMING_BYTES, ofShard), now, bytes);
  }
}
