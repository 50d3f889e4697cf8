package dev.weir.sweep;

import dev.weir.accesslog.AccessLogSettings;
import dev.weir.accesslog.commit.DynamoMinuteCounts;
import dev.weir.accesslog.publish.DynamoOutages;
import dev.weir.accesslog.publish.OutageSweep;
import dev.weir.alerts.AlertPublisher;
import dev.weir.alerts.AlertTopic;
import dev.weir.alerts.DynamoOutbox;
import dev.weir.alerts.MessageOptions;
import dev.weir.alerts.Outbox;
import dev.weir.alerts.SnsAlertTopic;
import dev.weir.engine.Priming;
import dev.weir.engine.StreamFunction;
import dev.weir.metrics.Step;
import dev.weir.stream.Concurrency;
import dev.weir.stream.Deadline;
import dev.weir.telemetry.Telemetry;
import dev.weir.wiring.AwsClients;
import dev.weir.wiring.Environment;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Assembles the sweep.
 *
 * @param outages makes the sweep of outages, if access logs are deployed and outages are watched
 */
record OutboxSweepFunction(
    Outbox outbox,
    AlertTopic topic,
    Function<AlertPublisher, Optional<OutageSweep>> outages,
    InstantSource clock,
    Concurrency concurrency,
    Telemetry telemetry) {

  private static final int ALERTS_AT_ONCE = 16;

  /** Configures everything from the function's environment, which is validated. */
  static OutboxSweepFunction fromEnvironment(Map<String, String> environment) {
    Environment.require(environment, Environment.ALERTS_TABLE, Environment.ALERT_TOPIC_ARN);
    var telemetry = Environment.telemetry(Step.ALERT_OUTBOX, environment);
    var clients = new AwsClients(telemetry.meter());
    var dynamo = clients.dynamo();
    return new OutboxSweepFunction(
        new DynamoOutbox(dynamo, environment.get(Environment.ALERTS_TABLE)),
        new SnsAlertTopic(
            clients.sns(),
            environment.get(Environment.ALERT_TOPIC_ARN),
            MessageOptions.of(environment)),
        publisher -> outages(environment, dynamo, publisher),
        InstantSource.system(),
        Concurrency.virtualThreads(ALERTS_AT_ONCE),
        telemetry);
  }

  private static Optional<OutageSweep> outages(
      Map<String, String> environment, DynamoDbClient dynamo, AlertPublisher publisher) {
    if (!environment.containsKey(Environment.COUNTS_TABLE)) {
      return Optional.empty(); // access logs are not deployed
    }
    Environment.require(environment, Environment.POSITIONS_TABLE);
    var settings = AccessLogSettings.of(environment);
    if (!settings.watchesOutages()) {
      return Optional.empty();
    }
    var counts =
        new DynamoMinuteCounts(
            dynamo,
            environment.get(Environment.COUNTS_TABLE),
            environment.get(Environment.POSITIONS_TABLE));
    return Optional.of(
        new OutageSweep(
            new DynamoOutages(dynamo, environment.get(Environment.ALERTS_TABLE)),
            counts,
            settings.rules(),
            settings.resolvedAfter(),
            settings.lateness(),
            publisher,
            InstantSource.system()));
  }

  StreamFunction function() {
    var publisher = new AlertPublisher(outbox, topic, clock, telemetry.meter(), concurrency);
    var outageSweep = outages.apply(publisher);
    return StreamFunction.ofSchedule(
        telemetry,
        deadline -> answer(publisher.sweep(deadline), judged(outageSweep, deadline)),
        new Priming(
            new Priming.PrimingStep(
                "read the outbox", () -> outbox.pending(Instant.EPOCH, Optional.empty(), 1))));
  }

  private static int judged(Optional<OutageSweep> outages, Deadline deadline) {
    return outages.map(sweep -> sweep.sweep(deadline)).orElse(0);
  }

  private static String answer(int published, int outages) {
    return "{\"published\":%d,\"outages\":%d}".formatted(published, outages);
  }
}
