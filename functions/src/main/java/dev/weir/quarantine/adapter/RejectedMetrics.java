package dev.weir.quarantine.adapter;

import dev.weir.metrics.WeirMetric;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.telemetry.Meter;
import java.util.Collection;
import java.util.List;

/** Records metrics of a pipeline's quarantined lines and records. */
public final class RejectedMetrics {

  private RejectedMetrics() {}

  /** Counts rejections, in total and by reason. */
  public static void add(Meter meter, Collection<List<Rejected>> rejected) {
    for (var ofRecord : rejected) {
      meter.count(WeirMetric.REJECTED, ofRecord.size());
      ofRecord.forEach(one -> add(meter, one));
    }
  }

  private static void add(Meter meter, Rejected rejected) {
    meter.count(WeirMetric.REJECTED_BY_REASON, rejected.reason().name(), 1);
    // Also separately, because an alarm can't watch one reason of many.
    if (rejected.reason() == Reason.UNKNOWN_SCHEMA) {
      meter.count(WeirMetric.UNKNOWN_SCHEMAS, 1);
    }
  }
}
