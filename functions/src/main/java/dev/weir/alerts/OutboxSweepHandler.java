package dev.weir.alerts;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.weir.metrics.Step;
import dev.weir.stream.Concurrency;
import dev.weir.telemetry.Meter;
import dev.weir.telemetry.Telemetry;
import dev.weir.wiring.AwsClients;
import dev.weir.wiring.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Lambda's entry for the sweep, each minute: publishes what a crash between commit and publish left
 * in the outbox. Answers {@code {"published":n}}.
 */
public final class OutboxSweepHandler implements RequestStreamHandler {

  private static final int ALERTS_AT_ONCE = 16;

  private final AlertPublisher publisher;
  private final Telemetry telemetry;

  /** What Lambda calls at cold start: everything comes from the environment. */
  public OutboxSweepHandler() {
    this(
        Telemetry.ofFunction(
            Step.ALERT_OUTBOX,
            Environment.stageOf(System.getenv()),
            Environment.metricsIntervalOf(System.getenv())));
  }

  private OutboxSweepHandler(Telemetry telemetry) {
    this(fromEnvironment(telemetry.meter()), telemetry);
  }

  /** With a publisher of its own, as in simulations and tests. */
  public OutboxSweepHandler(AlertPublisher publisher, Telemetry telemetry) {
    this.publisher = publisher;
    this.telemetry = telemetry;
  }

  private static AlertPublisher fromEnvironment(Meter meter) {
    var environment = System.getenv();
    Environment.require(environment, Environment.ALERTS_TABLE, Environment.ALERT_TOPIC_ARN);
    var clients = new AwsClients(meter);
    return new AlertPublisher(
        new DynamoOutbox(clients.dynamo(), environment.get(Environment.ALERTS_TABLE)),
        new SnsAlertTopic(clients.sns(), environment.get(Environment.ALERT_TOPIC_ARN)),
        InstantSource.system(),
        meter,
        Concurrency.virtualThreads(ALERTS_AT_ONCE));
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    try (var _ = telemetry.begin(context)) {
      var published = publisher.sweep(() -> Duration.ofMillis(context.getRemainingTimeInMillis()));
      var answer = "{\"published\":" + published + "}";
      output.write(answer.getBytes(StandardCharsets.UTF_8));
    }
  }
}
