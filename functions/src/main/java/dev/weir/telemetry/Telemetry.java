package dev.weir.telemetry;

import dev.weir.metrics.Step;
import dev.weir.metrics.WeirMetric;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Observes the invocations of a function's instance: what the meter collected in one is written
 * when it ends, also where it ends badly.
 */
public final class Telemetry {

  private static final Logger LOG = LoggerFactory.getLogger(Telemetry.class);

  private final EmbeddedMetrics format;
  private final InstantSource clock;
  private final Optional<Consumer<String>> lines;
  private final Meter meter;
  private boolean warm;

  /**
   * Observes.
   *
   * @param lines takes each line of metrics
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

  /** For a function on Lambda: its standard output is the log, where CloudWatch finds metrics. */
  public static Telemetry ofFunction(Step step, String stage) {
    return new Telemetry(stage, step, InstantSource.system(), System.out::println);
  }

  /** Writes nothing that anybody sees: for simulations and tests of other things. */
  public static Telemetry unseen(Step step) {
    return new Telemetry("none", step, InstantSource.system(), Optional.empty());
  }

  /** What the function's parts say what they do to. */
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

  /** Writes what was collected. A batch that is applied must not fail for the sake of a metric. */
  void end() {
    try {
      var collected = meter.drain();
      lines.ifPresent(to -> format.lines(collected, clock.instant()).forEach(to));
    } catch (RuntimeException e) {
      LOG.warn("Metrics of an invocation are lost", e);
    }
  }
}
