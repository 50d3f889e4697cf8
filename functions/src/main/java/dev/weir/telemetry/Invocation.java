package dev.weir.telemetry;

import dev.weir.metrics.WeirMetric;
import dev.weir.stream.KinesisBatch;
import dev.weir.stream.Outcome;
import dev.weir.stream.TableBatch;
import org.slf4j.MDC;

/**
 * The observation of one invocation. While it lasts, each line of the log has its request id, its
 * shard and the first and last sequence number of its batch.
 */
public final class Invocation implements AutoCloseable {

  private static final String REQUEST = "requestId";
  private static final String SHARD = "shard";
  private static final String FIRST = "firstSequenceNumber";
  private static final String LAST = "lastSequenceNumber";

  private final Telemetry telemetry;
  private final Meter meter;

  Invocation(Telemetry telemetry, Meter meter, String requestId) {
    this.telemetry = telemetry;
    this.meter = meter;
    MDC.put(REQUEST, requestId);
  }

  /** Sets its batch. */
  public void has(KinesisBatch batch) {
    meter.count(WeirMetric.RECORDS, batch.records().size());
    if (batch.isEmpty()) {
      return;
    }
    MDC.put(SHARD, batch.shard().id());
    MDC.put(FIRST, batch.records().getFirst().sequenceNumber().digits());
    MDC.put(LAST, batch.records().getLast().sequenceNumber().digits());
    var arrivals = new Arrivals();
    batch.records().forEach(record -> arrivals.add(record.arrivedAt()));
    meter.since(WeirMetric.INVOKED_AFTER, arrivals);
    // Kinesis's metrics by shard cover GetRecords, which enhanced fan-out does not call.
    meter.since(
        WeirMetric.BATCH_AGE_BY_SHARD, batch.shard().id(), batch.records().getLast().arrivedAt());
    HottestKey.share(batch.records())
        .ifPresent(share -> meter.value(WeirMetric.HOTTEST_KEY_SHARE, share));
  }

  /** Sets its changes of a table. */
  public void has(TableBatch batch) {
    meter.count(WeirMetric.RECORDS, batch.records().size());
    if (batch.records().isEmpty()) {
      return;
    }
    MDC.put(FIRST, batch.records().getFirst().sequenceNumber().digits());
    MDC.put(LAST, batch.records().getLast().sequenceNumber().digits());
  }

  /** Sets its answer. */
  public void answers(Outcome outcome) {
    meter.count(
        WeirMetric.CUT_SHORT,
        switch (outcome) {
          case Outcome.Done() -> 0;
          case Outcome.RetryFrom _ -> 1;
        });
  }

  /** Writes its metrics. */
  @Override
  public void close() {
    telemetry.end();
    MDC.clear();
  }
}
