package dev.weir.telemetry;

import dev.weir.metrics.WeirMetric;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Collects the metrics of one invocation. An instance of a function has one meter, because it has
 * one invocation at a time; several threads of that may use it.
 *
 * <p>Details are bounded, over all invocations: above fifty of a metric the others are combined as
 * {@code (other)}, see {@link NamedDetails}.
 */
public final class Meter {

  /** The detail of a metric without details. */
  static final String NO_DETAIL = "";

  private static final double NANOS_PER_MILLI = 1_000_000.0;

  private final InstantSource clock;
  private final Map<WeirMetric, NamedDetails> named = new EnumMap<>(WeirMetric.class);
  private Map<WeirMetric, Map<String, Measurement>> readings = new EnumMap<>(WeirMetric.class);
  private BusyTime calls = new BusyTime();
  private Instant begun;

  /** Creates a meter that measures time by a clock. */
  public Meter(InstantSource clock) {
    this.clock = clock;
    begun = clock.instant();
  }

  synchronized void begin() {
    begun = clock.instant();
  }

  public void count(WeirMetric metric, long more) {
    add(metric, NO_DETAIL, (double) more);
  }

  /** Adds to a counter of a detail: a reason, a service, a shard, a dependency, a state. */
  public void count(WeirMetric metric, String detail, long more) {
    add(metric, detail, (double) more);
  }

  /** Adds one of several values, in the metric's unit. */
  public void value(WeirMetric metric, double value) {
    add(metric, NO_DETAIL, value);
  }

  /** Adds one of several values of a detail. */
  public void value(WeirMetric metric, String detail, double value) {
    add(metric, detail, value);
  }

  private synchronized void add(WeirMetric metric, String detail, double value) {
    if (!Double.isFinite(value)) {
      return; // CloudWatch can't represent it, and refuses the values next to it
    }
    var byDetail = readings.computeIfAbsent(metric, _ -> new TreeMap<>());
    var name = metric.detail().isPresent() ? named(metric, detail) : NO_DETAIL;
    byDetail.computeIfAbsent(name, _ -> Measurement.of(metric)).add(value);
  }

  /** Adds a call to an AWS service; calls may overlap. */
  public synchronized void call(Instant from, Instant to) {
    calls.add(from, to);
  }

  /** Adds the time from an arrival until now; zero if the stream's clock is ahead. */
  public void since(WeirMetric metric, Instant arrivedAt) {
    since(metric, NO_DETAIL, arrivedAt);
  }

  /** Adds the time from an arrival until now, of a detail. */
  public void since(WeirMetric metric, String detail, Instant arrivedAt) {
    value(metric, detail, millisBetween(arrivedAt.toEpochMilli(), clock.millis()));
  }

  /** Adds the times from arrivals until now. */
  public synchronized void since(WeirMetric metric, Arrivals arrivals) {
    var now = clock.millis();
    arrivals.forEachKept(arrived -> value(metric, millisBetween(arrived, now)));
  }

  private static double millisBetween(long arrived, long now) {
    return (double) Math.max(0, now - arrived);
  }

  private String named(WeirMetric metric, String detail) {
    return named
        .computeIfAbsent(metric, _ -> new NamedDetails())
        .nameOf(DetailName.of(detail), begun);
  }

  /** Returns the values collected since the last call, by metric and detail. */
  synchronized Map<WeirMetric, Map<String, Measurement>> drain() {
    // Calls from before the invocation, as at a cold start, do not count.
    var busy = calls.within(begun, clock.instant());
    value(WeirMetric.CALLS_BUSY, busy.toNanos() / NANOS_PER_MILLI);
    calls = new BusyTime();
    var drained = readings;
    readings = new EnumMap<>(WeirMetric.class);
    return drained;
  }
}
