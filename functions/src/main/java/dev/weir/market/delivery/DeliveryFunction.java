package dev.weir.market.delivery;

import dev.weir.engine.BatchProgress;
import dev.weir.engine.ByKey;
import dev.weir.engine.Engine;
import dev.weir.engine.Priming;
import dev.weir.engine.Semantics;
import dev.weir.engine.Starts;
import dev.weir.engine.StreamFunction;
import dev.weir.engine.TableQuarantine;
import dev.weir.market.delivery.commit.SnsDecisionTopic;
import dev.weir.metrics.Step;
import dev.weir.stream.Concurrency;
import dev.weir.stream.TableBatch;
import dev.weir.stream.TableRecord;
import dev.weir.telemetry.Meter;
import dev.weir.telemetry.Telemetry;
import dev.weir.wiring.AwsClients;
import dev.weir.wiring.Environment;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Assembles the delivery function. */
record DeliveryFunction(DeliveryPorts ports, Telemetry telemetry) {

  // Enough time for the calls in progress, including retries: a call started later could be cut
  // off.
  private static final Duration RESERVE = Duration.ofSeconds(5);

  private static final int PORTFOLIOS_AT_ONCE = 16;

  private static final String PRIMING_EVENT =
      """
      {"Records":[{"dynamodb":{"SequenceNumber":"1","NewImage":{"portfolio":{"S":"priming"},
      "version":{"N":"1"},"decision":{"S":"{}"},"arrivedAt":{"S":"1970-01-01T00:00:00Z"}}}}]}
      """;

  /** Configures everything from the function's environment, which is validated. */
  static DeliveryFunction fromEnvironment(Map<String, String> environment) {
    Environment.require(environment, Environment.DECISION_TOPIC_ARN);
    Semantics.requireExactlyOnce(environment, "a trading system must get every decision, in order");
    var telemetry = Environment.telemetry(Step.DELIVERY, environment);
    return new DeliveryFunction(ports(environment, telemetry.meter()), telemetry);
  }

  private static DeliveryPorts ports(Map<String, String> environment, Meter meter) {
    return new DeliveryPorts(
        new SnsDecisionTopic(
            new AwsClients(meter).sns(), environment.get(Environment.DECISION_TOPIC_ARN)),
        Concurrency.virtualThreads(PORTFOLIOS_AT_ONCE));
  }

  StreamFunction function() {
    var meter = telemetry.meter();
    var quarantine = new TableQuarantine();
    var pipeline =
        new DeliveryPipeline(
            new DeliveryStep(ports.topic(), meter),
            new ByKey(ports.concurrency(), quarantine, meter, RESERVE));
    var engine = new Engine<>(pipeline, quarantine, meter, RESERVE, Starts.uncounted());
    return StreamFunction.ofTable(telemetry, engine::apply, priming(engine));
  }

  private static Priming priming(Engine<TableRecord, ?, BatchProgress, ?> engine) {
    return new Priming(
        new Priming.PrimingStep(
            "read a batch",
            () -> {
              var event = PRIMING_EVENT.getBytes(StandardCharsets.UTF_8);
              var batch = TableBatch.read(new ByteArrayInputStream(event));
              engine.rehearse(BatchProgress.BEGINNING, batch);
            }));
  }
}
