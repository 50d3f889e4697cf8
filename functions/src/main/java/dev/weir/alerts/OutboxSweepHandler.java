package dev.weir.alerts;

import dev.weir.engine.StreamHandler;
import dev.weir.stream.Concurrency;
import dev.weir.telemetry.Telemetry;
import java.time.InstantSource;

/**
 * Lambda's entry for the sweep, each minute: publishes what a crash between commit and publish left
 * in the outbox. Answers {@code {"published":n}}.
 */
public final class OutboxSweepHandler extends StreamHandler {

  /** What Lambda calls at cold start: everything comes from the environment. */
  public OutboxSweepHandler() {
    super(OutboxSweepFunction.fromEnvironment(System.getenv()).function().primed());
  }

  /** With its own ports, as in simulations and tests. */
  public OutboxSweepHandler(
      Outbox outbox, AlertTopic topic, InstantSource clock, Telemetry telemetry) {
    super(
        new OutboxSweepFunction(outbox, topic, clock, Concurrency.oneByOne(), telemetry)
            .function());
  }
}
