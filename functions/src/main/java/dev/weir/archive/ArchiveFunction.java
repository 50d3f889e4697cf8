package dev.weir.archive;

import dev.weir.engine.Engine;
import dev.weir.engine.Priming;
import dev.weir.engine.Semantics;
import dev.weir.engine.Starts;
import dev.weir.engine.StreamFunction;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.KinesisStreamIncarnations;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import dev.weir.telemetry.Meter;
import dev.weir.telemetry.Telemetry;
import dev.weir.wiring.AwsClients;
import dev.weir.wiring.Environment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Assembles the archive of a stream. */
record ArchiveFunction(ArchivedStream stream, ArchivePorts ports, Telemetry telemetry) {

  // Enough time for two unanswered calls to S3 and DynamoDB (8 s each).
  private static final Duration RESERVE = Duration.ofSeconds(18);

  /** Configures everything from the function's environment, which is validated. */
  static ArchiveFunction fromEnvironment(Map<String, String> environment) {
    Environment.require(
        environment,
        ArchivedStream.VARIABLE,
        Environment.ARCHIVE_BUCKET,
        Environment.POSITIONS_TABLE);
    Semantics.requireExactlyOnce(environment, "an archive has no gap and no overlap");
    var stream = ArchivedStream.of(environment.get(ArchivedStream.VARIABLE));
    var telemetry = Environment.telemetry(stream.step(), environment);
    return new ArchiveFunction(stream, ports(environment, telemetry.meter()), telemetry);
  }

  private static ArchivePorts ports(Map<String, String> environment, Meter meter) {
    var clients = new AwsClients(meter);
    return new ArchivePorts(
        new KinesisStreamIncarnations(clients.kinesis(), InstantSource.system()),
        new S3Archive(clients.s3(), environment.get(Environment.ARCHIVE_BUCKET)),
        new DynamoArchivePositions(clients.dynamo(), environment.get(Environment.POSITIONS_TABLE)));
  }

  // Attempts are not counted: no record is opened here, so none can kill the process.
  StreamFunction function() {
    var pipeline = new ArchivePipeline(stream.pipeline(), ports, telemetry.meter());
    var engine =
        new Engine<>(
            pipeline,
            (_, _) -> {
              throw new IllegalStateException("The archive rejects nothing");
            },
            telemetry.meter(),
            RESERVE,
            Starts.uncounted());
    return StreamFunction.ofKinesis(telemetry, engine::apply, priming());
  }

  private Priming priming() {
    var lane = new Lane("priming", "priming", "priming", new Shard("priming"));
    var record =
        new KinesisRecord(
            new SequenceNumber("1"),
            "priming",
            Instant.EPOCH,
            "priming".getBytes(StandardCharsets.UTF_8));
    return new Priming(
        new Priming.PrimingStep(
            "write an object",
            () -> {
              var position = ArchivePosition.beginning(lane);
              ArchiveFormat.encode(ArchiveObject.after(position, List.of(record)));
            }),
        new Priming.PrimingStep("ask for a lane", () -> ports.positions().of(lane)));
  }
}
