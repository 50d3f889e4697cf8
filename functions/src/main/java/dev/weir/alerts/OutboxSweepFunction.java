package dev.weir.alerts;

import dev.weir.engine.Priming;
import dev.weir.engine.StreamFunction;
import dev.weir.metrics.Step;
import dev.weir.stream.Concurrency;
import dev.weir.telemetry.Telemetry;
import dev.weir.wiring.AwsClients;
import dev.weir.wiring.Environment;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Puts the sweep together. */
record OutboxSweepFunction(
    Outbox outbox,
    AlertTopic topic,
    InstantSource clock,
    Concurrency concurrency,
    Telemetry telemetry) {

  private static final int ALERTS_AT_ONCE = 16;

  /** Everything from the function's environment, which is checked. */
  static OutboxSweepFunction fromEnvironment(Map<String, String> environment) {
    Environment.require(environment, Environment.ALERTS_TABLE, Environment.ALERT_TOPIC_ARN);
    var telemetry = Environment.telemetry(Step.ALERT_OUTBOX, environment);
    var clients = new AwsClients(telemetry.meter());
    return new OutboxSweepFunction(
        new DynamoOutbox(clients.dynamo(), environment.get(Environment.ALERTS_TABLE)),
        new SnsAlertTopic(clients.sns(), environment.get(Environment.ALERT_TOPIC_ARN)),
        InstantSource.system(),
        Concurrency.virtualThreads(ALERTS_AT_ONCE),
        telemetry);
  }

  StreamFunction function() {
    var publisher = new AlertPublisher(outbox, topic, clock, telemetry.meter(), concurrency);
    return StreamFunction.ofSchedule(
        telemetry,
        deadline -> "{\"published\":" + publisher.sweep(deadline) + "}",
        new Priming(
            new Priming.Step(
                "read the outbox", () -> outbox.pending(Instant.EPOCH, Optional.empty(), 1))));
  }
}
