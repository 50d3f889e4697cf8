package dev.weir.local.measuring;

import dev.weir.local.eventsource.Counters;
import dev.weir.local.eventsource.EventSourceStatus;
import dev.weir.local.metrics.MetricStore;
import dev.weir.metrics.AwsMetric;
import dev.weir.metrics.Dimension;
import dev.weir.metrics.query.MetricId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Measures an event source continuously. The age of waiting records keeps rising between two
 * invocations, so that a blocked shard shows at once. Not safe for several threads.
 */
public final class MeasuredSource {

  private final String mappingId;
  private final Optional<String> stream;
  private final MetricStore store;
  private Counters before = new Counters(0, 0, 0, 0, 0, 0);

  /**
   * Measures an event source.
   *
   * @param mappingId the mapping's id
   * @param stream the name of its stream; empty if it reads the changes of a table
   */
  public MeasuredSource(String mappingId, Optional<String> stream, MetricStore store) {
    this.mappingId = mappingId;
    this.stream = stream;
    this.store = store;
  }

  /** Records the present status. */
  public void take(EventSourceStatus status) {
    var at = status.at();
    var now = status.counters();
    count(AwsMetric.POLLED_EVENTS, now.polled() - before.polled(), at);
    count(AwsMetric.FILTERED_OUT_EVENTS, now.filteredOut() - before.filteredOut(), at);
    count(AwsMetric.INVOKED_EVENTS, now.invoked() - before.invoked(), at);
    count(AwsMetric.FAILED_EVENTS, now.failed() - before.failed(), at);
    count(AwsMetric.DROPPED_EVENTS, now.dropped() - before.dropped(), at);
    before = now;
    stream.ifPresent(name -> ages(name, status));
  }

  private void count(AwsMetric metric, long more, Instant at) {
    store.record(
        MetricId.of(metric, Map.of(Dimension.EVENT_SOURCE_MAPPING, mappingId)), at, (double) more);
  }

  private void ages(String name, EventSourceStatus status) {
    for (var shard : status.shards()) {
      store.record(
          MetricId.of(
              AwsMetric.SHARD_ITERATOR_AGE,
              Map.of(Dimension.STREAM_NAME, name, Dimension.SHARD_ID, shard.shardId())),
          status.at(),
          (double) shard.iteratorAge(status.at()).toMillis());
    }
  }
}
