package dev.weir.telemetry;

import dev.weir.events.Minute;
import dev.weir.metrics.WeirMetric;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What invocations measured and that is not written yet: a line costs the same for one invocation
 * as for many. It is of one minute, because a line has one time, and figures must not move to
 * another minute. An instance that Lambda takes away takes with it what is held, an interval's
 * worth at most; what somebody may have to act on is therefore never held.
 */
final class HeldMetrics {

  private static final Set<WeirMetric> NOT_HELD =
      Set.of(
          WeirMetric.REJECTED,
          WeirMetric.UNKNOWN_SCHEMAS,
          WeirMetric.CUT_SHORT,
          WeirMetric.CONFLICTS,
          WeirMetric.ALERTS_RAISED,
          WeirMetric.REFUSED_TICKS,
          WeirMetric.FEED_GAPS,
          WeirMetric.SEQUENCE_RESTARTS,
          WeirMetric.STALE_PORTFOLIOS,
          WeirMetric.DISAGREEMENTS,
          WeirMetric.CALL_RETRIES,
          WeirMetric.CALL_THROTTLES,
          WeirMetric.CALLS_REFUSED,
          WeirMetric.CALLS_UNANSWERED,
          WeirMetric.FATAL_RECORDS);

  /** What an invocation measures that does nothing. */
  private static final Set<WeirMetric> OF_DOING_NOTHING =
      Set.of(WeirMetric.COLD_STARTS, WeirMetric.CALL_MILLIS, WeirMetric.CALLS_BUSY);

  /**
   * Readings that go into the same lines.
   *
   * @param at the end of the last invocation that they are of
   */
  record HeldReadings(Map<WeirMetric, Map<String, Measurement>> readings, Instant at) {}

  private final Duration interval;
  private Optional<HeldReadings> held = Optional.empty();
  private Instant written = Instant.MIN;
  private boolean wasQuiet = true;

  /**
   * Holds nothing yet.
   *
   * @param interval how long measurements are held at most while invocations come
   */
  HeldMetrics(Duration interval) {
    this.interval = interval;
  }

  /** The readings of an earlier minute, which must be written before more are added. */
  Optional<HeldReadings> ofEarlierMinute(Instant now) {
    return held.filter(part -> !Minute.of(part.at()).equals(Minute.of(now))).map(this::taken);
  }

  /** Adds what an invocation measured that ends now; returns all of it where it must be written. */
  Optional<HeldReadings> add(Map<WeirMetric, Map<String, Measurement>> readings, Instant now) {
    if (!interval.isZero()) {
      var isQuiet = isQuiet(readings);
      readings.forEach(HeldMetrics::leaveOutZeros);
      if (isQuiet && wasQuiet && held.isEmpty()) {
        return Optional.empty();
      }
      wasQuiet = isQuiet;
    }
    var all = held.map(HeldReadings::readings).orElseGet(() -> new EnumMap<>(WeirMetric.class));
    readings.forEach((metric, byDetail) -> merge(all, metric, byDetail));
    held = Optional.of(new HeldReadings(all, now));
    var isDue = !now.minus(interval).isBefore(written);
    if (!isDue && !mustBeSeen(readings)) {
      return Optional.empty();
    }
    written = now;
    return held.map(this::taken);
  }

  private static boolean isQuiet(Map<WeirMetric, Map<String, Measurement>> readings) {
    return readings.keySet().stream()
        .filter(metric -> !OF_DOING_NOTHING.contains(metric))
        .noneMatch(metric -> isAboveZero(readings.get(metric)));
  }

  private static void leaveOutZeros(WeirMetric metric, Map<String, Measurement> byDetail) {
    if (metric.isRare()) {
      byDetail.entrySet().removeIf(each -> !isAboveZero(Map.of(each.getKey(), each.getValue())));
    }
  }

  private HeldReadings taken(HeldReadings part) {
    held = Optional.empty();
    return part;
  }

  private static void merge(
      Map<WeirMetric, Map<String, Measurement>> all,
      WeirMetric metric,
      Map<String, Measurement> more) {
    var byDetail = all.computeIfAbsent(metric, _ -> new HashMap<>());
    more.forEach(
        (detail, reading) ->
            byDetail.computeIfAbsent(detail, _ -> Measurement.of(metric)).add(reading));
  }

  private static boolean mustBeSeen(Map<WeirMetric, Map<String, Measurement>> readings) {
    return NOT_HELD.stream()
        .filter(readings::containsKey)
        .anyMatch(metric -> isAboveZero(readings.get(metric)));
  }

  private static boolean isAboveZero(Map<String, Measurement> byDetail) {
    return byDetail.values().stream()
        .anyMatch(reading -> reading.values().anyMatch(value -> value > 0));
  }
}
