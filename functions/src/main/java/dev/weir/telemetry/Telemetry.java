package dev.weir.telemetry;

import dev.weir.metrics.Step;
import dev.weir.metrics.WeirMetric;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Observes the invocations of a function's instance: what the meter collected in one is written
 * when it ends, also where it ends badly, or together with that of the next ones.
 */
public final class Telemetry {

  private static final Logger LOG = LoggerFactory.getLogger(Telemetry.class);

  private final Consumer<HeldMetrics.HeldReadings> writer;
  private final InstantSource clock;
  private final Meter meter;
  private final HeldMetrics held;
  private boolean warm;

  /**
   * Observes, and writes after each invocation.
   *
   * @param lines receives each line of metrics
   */
  public Telemetry(String stage, Step step, InstantSource clock, Consumer<String> lines) {
    this(stage, step, clock, Duration.ZERO, lines);
  }

  /**
   * Observes.
   *
   * @param interval how long an invocation's metrics may wait for those of the next ones; the first
   *     of an instance never do, nor what somebody may have to act on
   * @param lines takes each line of metrics
   */
  public Telemetry(
      String stage, Step step, InstantSource clock, Duration interval, Consumer<String> lines) {
    this(clock, interval, writer(new EmbeddedMetrics(stage, step), lines));
  }

  private Telemetry(
      InstantSource clock, Duration interval, Consumer<HeldMetrics.HeldReadings> writer) {
    held = new HeldMetrics(interval);
    this.clock = clock;
    this.writer = writer;
    meter = new Meter(clock);
  }

  private static Consumer<HeldMetrics.HeldReadings> writer(
      EmbeddedMetrics format, Consumer<String> lines) {
    return part -> format.lines(part).forEach(lines);
  }

  /** For a function on Lambda: its standard output is the log, where CloudWatch finds metrics. */
  public static Telemetry ofFunction(Step step, String stage, Duration interval) {
    return new Telemetry(stage, step, InstantSource.system(), interval, System.out::println);
  }

  /** Returns telemetry that discards everything: for simulations and tests of other features. */
  public static Telemetry unseen(Step step) {
    return withoutMetrics();
  }

  /** Returns telemetry for a function without metrics of its own: it only marks its log. */
  public static Telemetry withoutMetrics() {
    return new Telemetry(InstantSource.system(), Duration.ZERO, _ -> {});
  }

  /** Returns the meter on which the function's parts record metrics. */
  public Meter meter() {
    return meter;
  }

  /** An invocation begins; it ends when it is closed. */
  public Invocation begin(String requestId) {
    meter.begin();
    meter.count(WeirMetric.COLD_STARTS, warm ? 0 : 1);
    warm = true;
    return new Invocation(this, meter, requestId);
  }

  /** Writes the collected metrics. An applied batch must not fail because of a metric. */
  void end() {
    try {
      var now = clock.instant();
      var collected = meter.drain();
      held.ofEarlierMinute(now).ifPresent(writer);
      held.add(collected, now).ifPresent(writer);
    } catch (RuntimeException e) {
      LOG.warn("Metrics of an invocation are lost", e);
    }
  }
}
