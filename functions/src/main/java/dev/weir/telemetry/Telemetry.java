package dev.weir.telemetry;

import dev.weir.metrics.Step;
import dev.weir.metrics.WeirMetric;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Observes the invocations of a function's instance: what the meter collected in one is written
 * when it ends, also where it ends badly, or together with that of the next ones.
 */
public final class Telemetry {

  private static final Logger LOG = LoggerFactory.getLogger(Telemetry.class);

  private final EmbeddedMetrics format;
  private final InstantSource clock;
  private final Optional<Consumer<String>> lines;
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
    this(stage, step, clock, interval, Optional.of(lines));
  }

  private Telemetry(
      String stage,
      Step step,
      InstantSource clock,
      Duration interval,
      Optional<Consumer<String>> lines) {
    held = new HeldMetrics(interval);
    format = new EmbeddedMetrics(stage, step);
    this.clock = clock;
    this.lines = lines;
    meter = new Meter(clock);
  }

  /** For a function on Lambda: its standard output is the log, where CloudWatch finds metrics. */
  public static Telemetry ofFunction(Step step, String stage, Duration interval) {
    return new Telemetry(stage, step, InstantSource.system(), interval, System.out::println);
  }

  /** Returns telemetry that discards everything: for simulations and tests of other features. */
  public static Telemetry unseen(Step step) {
    return new Telemetry("none", step, InstantSource.system(), Duration.ZERO, Optional.empty());
  }

  /** Returns telemetry for a function without metrics of its own: it only marks its log. */
  public static Telemetry ofLogsAlone() {
    return unseen(Step.ALERT_OUTBOX); // any step: nothing is written that could name it
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
      held.ofEarlierMinute(now).ifPresent(this::write);
      held.add(collected, now).ifPresent(this::write);
    } catch (RuntimeException e) {
      LOG.warn("Metrics of an invocation are lost", e);
    }
  }

  private void write(HeldMetrics.Part part) {
    lines.ifPresent(to -> format.lines(part).forEach(to));
  }
}
