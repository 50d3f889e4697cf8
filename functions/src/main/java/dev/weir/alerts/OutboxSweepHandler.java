package dev.weir.alerts;

import dev.weir.engine.StreamHandler;
import dev.weir.stream.Concurrency;
import dev.weir.telemetry.Telemetry;
import java.time.InstantSource;

/**
 * The Lambda entry point for the sweep, each minute: publishes alerts that a crash between commit
 * and publish left in the outbox. Answers {@code {"published":n}}.
 */
public final class OutboxSweepHandler extends StreamHandler {

  /** Called by Lambda at cold start; configures everything from the environment. */
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
