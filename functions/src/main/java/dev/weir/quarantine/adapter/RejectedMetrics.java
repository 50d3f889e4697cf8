package dev.weir.quarantine.adapter;

import dev.weir.metrics.WeirMetric;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.telemetry.Meter;
import java.util.Collection;
import java.util.List;

/** What a pipeline's meter is notified of what it quarantined. */
public final class RejectedMetrics {

  private RejectedMetrics() {}

  /** Counts what was rejected, as a whole and by reason. */
  public static void add(Meter meter, Collection<List<Rejected>> rejected) {
    for (var ofRecord : rejected) {
      meter.count(WeirMetric.REJECTED, ofRecord.size());
      ofRecord.forEach(one -> add(meter, one));
    }
  }

  private static void add(Meter meter, Rejected rejected) {
    meter.count(WeirMetric.REJECTED_BY_REASON, rejected.reason().name(), 1);
    // By itself too, because an alarm can't watch one reason of many.
    if (rejected.reason() == Reason.UNKNOWN_SCHEMA) {
      meter.count(WeirMetric.UNKNOWN_SCHEMAS, 1);
    }
  }
}
