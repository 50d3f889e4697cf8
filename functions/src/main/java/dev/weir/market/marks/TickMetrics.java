package dev.weir.market.marks;

import dev.weir.metrics.WeirMetric;
import dev.weir.quarantine.Rejected;
import dev.weir.quarantine.adapter.RejectedMetrics;
import dev.weir.telemetry.Meter;
import java.util.Collection;
import java.util.List;

/** What the meter is told of slices of ticks: what they hold is counted once they are committed. */
final class TickMetrics {

  private final Meter meter;

  TickMetrics(Meter meter) {
    this.meter = meter;
  }

  /** Records of the batch that were applied before. */
  void skipped(int records) {
    meter.count(WeirMetric.SKIPPED_BY_FENCE, records);
  }

  /** A slice was read and conflated. */
  void computed(TickSlice slice) {
    meter.since(WeirMetric.COMPUTED_AFTER, slice.arrivals());
  }

  /** The slice's marks are stored, and the feed says so. */
  void committed(FeedState before, TickSlice slice) {
    var after = slice.feed();
    meter.since(WeirMetric.COMMITTED_AFTER, slice.arrivals());
    meter.count(WeirMetric.COMMITS, 1);
    meter.count(WeirMetric.EVENTS, after.ticks() - before.ticks());
    meter.count(WeirMetric.DUPLICATES, after.repeated() - before.repeated());
    meter.count(WeirMetric.FEED_GAPS, slice.gaps());
    meter.count(WeirMetric.SEQUENCE_RESTARTS, slice.restarts());
    meter.count(WeirMetric.CROSSED_QUOTES, slice.crossed());
    RejectedMetrics.add(meter, slice.rejected().values());
  }

  /** Ticks that registers refused, and that are in quarantine. */
  void refused(Collection<List<Rejected>> refused) {
    meter.count(WeirMetric.REFUSED_TICKS, refused.stream().mapToInt(List::size).sum());
    RejectedMetrics.add(meter, refused);
  }

  /** The feed had moved on: its marks are stored, that it is so far is not. */
  void moved() {
    meter.count(WeirMetric.CONFLICTS, 1);
  }
}
