package dev.weir.sweep;

import dev.weir.accesslog.publish.OutageSweep;
import dev.weir.alerts.AlertTopic;
import dev.weir.alerts.Outbox;
import dev.weir.engine.StreamHandler;
import dev.weir.stream.Concurrency;
import dev.weir.telemetry.Telemetry;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The Lambda entry point for the sweep, each minute: publishes alerts that a crash between commit
 * and publish left in the outbox, and judges the outages of services ({@link OutageSweep}). Answers
 * {@code {"published":n,"outages":n}}, where the second is the number of messages about outages.
 */
public final class OutboxSweepHandler extends StreamHandler {

  /** Called by Lambda at cold start; configures everything from the environment. */
  public OutboxSweepHandler() {
    super(OutboxSweepFunction.fromEnvironment(System.getenv()).function().primed());
  }

  /** With its own ports and without outages, as in simulations and tests. */
  public OutboxSweepHandler(
      Outbox outbox, AlertTopic topic, InstantSource clock, Telemetry telemetry) {
    super(
        new OutboxSweepFunction(
                outbox, topic, _ -> Optional.empty(), clock, Concurrency.oneByOne(), telemetry)
            .function());
  }
}
