package dev.weir.accesslog;

import dev.weir.accesslog.decide.CountsSlice;
import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.accesslog.decide.ServiceCount;
import dev.weir.events.Minute;
import dev.weir.metrics.WeirMetric;
import dev.weir.telemetry.Meter;
import java.util.Map;

/** Records metrics of slices; their contents are counted once they are committed. */
final class SliceMetrics {

  private final Meter meter;

  SliceMetrics(Meter meter) {
    this.meter = meter;
  }

  /** Called when a slice is read, parsed and counted. */
  void computed(CountsSlice slice) {
    meter.since(WeirMetric.COMPUTED_AFTER, slice.arrivals());
  }

  /**
   * Called when a slice's counts are stored.
   *
   * @param stored the minutes' counts including the slice
   */
  void committed(CountsSlice slice, Map<Minute, MinuteCount> stored) {
    meter.since(WeirMetric.COMMITTED_AFTER, slice.arrivals());
    meter.count(WeirMetric.COMMITS, 1);
    for (var minute : slice.counts().values()) {
      minute.services().forEach(this::responses);
    }
    meter.count(WeirMetric.UNNAMED_SERVICES, unnamed(slice, stored));
  }

  private static long unnamed(CountsSlice slice, Map<Minute, MinuteCount> stored) {
    return slice.counts().entrySet().stream()
        .mapToLong(minute -> unnamed(minute.getValue(), stored.get(minute.getKey())))
        .sum();
  }

  private static long unnamed(MinuteCount slice, MinuteCount stored) {
    var named = stored.services().keySet();
    return slice.services().keySet().stream().filter(name -> !named.contains(name)).count();
  }

  private void responses(String service, ServiceCount count) {
    meter.count(WeirMetric.EVENTS, count.requests());
    meter.count(WeirMetric.LATE_EVENTS, count.get(ServiceCount.Counter.LATE));
    meter.count(WeirMetric.RESPONSES, service, count.requests());
    meter.count(WeirMetric.SERVER_ERRORS, service, count.errors());
  }
}
