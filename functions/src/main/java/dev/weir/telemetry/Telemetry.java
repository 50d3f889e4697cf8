package dev.weir.telemetry;

import dev.weir.metrics.Step;
import dev.weir.metrics.WeirMetric;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Observes the invocations of a function's instance: the metrics collected in one are written when
 * it ends, even if it fails.
 */
public final class Telemetry {

  private static final Logger LOG = LoggerFactory.getLogger(Telemetry.class);

  private final EmbeddedMetrics format;
  private final InstantSource clock;
  private final Optional<Consumer<String>> lines;
  private final Meter meter;
  private boolean warm;

  /**
   * Creates the telemetry of a function.
   *
   * @param lines receives each line of metrics
   */
  public Telemetry(String stage, Step step, InstantSource clock, Consumer<String> lines) {
    this(stage, step, clock, Optional.of(lines));
  }

  private Telemetry(
      String stage, Step step, InstantSource clock, Optional<Consumer<String>> lines) {
    format = new EmbeddedMetrics(stage, step);
    this.clock = clock;
    this.lines = lines;
    meter = new Meter(clock);
  }

  /**
   * Returns the telemetry of a function on Lambda: its standard output is the log, where CloudWatch
   * finds metrics.
   */
  public static Telemetry ofFunction(Step step, String stage) {
    return new Telemetry(stage, step, InstantSource.system(), System.out::println);
  }

  /** Returns telemetry that discards everything: for simulations and tests of other features. */
  public static Telemetry unseen(Step step) {
    return new Telemetry("none", step, InstantSource.system(), Optional.empty());
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
      var collected = meter.drain();
      lines.ifPresent(to -> format.lines(collected, clock.instant()).forEach(to));
    } catch (RuntimeException e) {
      LOG.warn("Metrics of an invocation are lost", e);
    }
  }
}
