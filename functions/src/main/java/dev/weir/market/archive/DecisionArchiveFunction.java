package dev.weir.market.archive;

import dev.weir.archive.S3Archive;
import dev.weir.engine.BatchProgress;
import dev.weir.engine.Engine;
import dev.weir.engine.Priming;
import dev.weir.engine.Starts;
import dev.weir.engine.StreamFunction;
import dev.weir.engine.TableQuarantine;
import dev.weir.market.Regions;
import dev.weir.metrics.Step;
import dev.weir.stream.TableBatch;
import dev.weir.telemetry.Meter;
import dev.weir.telemetry.Telemetry;
import dev.weir.wiring.AwsClients;
import dev.weir.wiring.Environment;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Assembles the archive of decisions. */
record DecisionArchiveFunction(DecisionArchivePorts ports, Telemetry telemetry) {

  // Enough time for an unanswered call to S3.
  private static final Duration RESERVE = Duration.ofSeconds(9);

  private static final String PRIMING_EVENT =
      """
      {"Records":[{"dynamodb":{"SequenceNumber":"1","NewImage":{"portfolio":{"S":"priming"},
      "decision":{"S":"{\\"decidedAt\\":\\"1970-01-01T00:00:00Z\\"}"}}}}]}
      """;

  /** Configures everything from the function's environment, which is validated. */
  static DecisionArchiveFunction fromEnvironment(Map<String, String> environment) {
    Environment.require(
        environment, Environment.ARCHIVE_BUCKET, Environment.RISK_TABLE, Regions.REGION);
    var telemetry = Environment.telemetry(Step.DECISIONS_ARCHIVE, environment);
    return new DecisionArchiveFunction(ports(environment, telemetry.meter()), telemetry);
  }

  private static DecisionArchivePorts ports(Map<String, String> environment, Meter meter) {
    return new DecisionArchivePorts(
        new S3Archive(new AwsClients(meter).s3(), environment.get(Environment.ARCHIVE_BUCKET)),
        environment.get(Environment.RISK_TABLE),
        environment.get(Regions.REGION));
  }

  StreamFunction function() {
    var meter = telemetry.meter();
    var engine =
        new Engine<>(
            new DecisionArchivePipeline(ports, meter),
            new TableQuarantine(),
            meter,
            RESERVE,
            Starts.uncounted());
    var priming =
        new Priming(
            new Priming.PrimingStep(
                "read a batch",
                () -> {
                  var event = PRIMING_EVENT.getBytes(StandardCharsets.UTF_8);
                  var batch = TableBatch.read(new ByteArrayInputStream(event));
                  engine.rehearse(BatchProgress.BEGINNING, batch);
                }));
    return StreamFunction.ofTable(telemetry, engine::apply, priming);
  }
}
