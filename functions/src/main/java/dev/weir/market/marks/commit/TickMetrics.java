package dev.weir.market.marks.commit;

import dev.weir.market.marks.decide.FeedState;
import dev.weir.market.marks.decide.TickSlice;
import dev.weir.metrics.WeirMetric;
import dev.weir.telemetry.Meter;

/** Records metrics of slices of ticks; their contents are counted once they are committed. */
public record TickMetrics(Meter meter) {

  /** Called when a slice is read and conflated. */
  public void computed(TickSlice slice) {
    meter.since(WeirMetric.COMPUTED_AFTER, slice.arrivals());
  }

  /** Called when the slice's marks and its position are stored. */
  public void committed(FeedState before, TickSlice slice) {
    var after = slice.feed();
    meter.since(WeirMetric.COMMITTED_AFTER, slice.arrivals());
    meter.count(WeirMetric.COMMITS, 1);
    meter.count(WeirMetric.EVENTS, after.ticks() - before.ticks());
    meter.count(WeirMetric.DUPLICATES, after.repeated() - before.repeated());
    meter.count(WeirMetric.FEED_GAPS, slice.anomalies().gaps());
    meter.count(WeirMetric.SEQUENCE_RESTARTS, slice.anomalies().restarts());
    meter.count(WeirMetric.CROSSED_QUOTES, slice.anomalies().crossed());
    refused(slice.anomalies().untimely());
  }

  /** Counts quarantined ticks that their register or their session refused. */
  void refused(int ticks) {
    meter.count(WeirMetric.REFUSED_TICKS, ticks);
  }
}
