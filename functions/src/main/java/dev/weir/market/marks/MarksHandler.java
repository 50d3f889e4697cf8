package dev.weir.market.marks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.weir.market.ConflictRetry;
import dev.weir.market.ConflictRetry.Pause;
import dev.weir.market.DynamoMarkStore;
import dev.weir.market.reference.DynamoReferenceStore;
import dev.weir.metrics.Step;
import dev.weir.quarantine.adapter.S3Quarantine;
import dev.weir.stream.Concurrency;
import dev.weir.stream.KinesisBatch;
import dev.weir.stream.KinesisShardMap;
import dev.weir.stream.KinesisStreamIncarnations;
import dev.weir.telemetry.Meter;
import dev.weir.telemetry.Telemetry;
import dev.weir.wiring.AwsClients;
import dev.weir.wiring.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * Lambda's entry for ticks: reads the batch as bytes, makes it into marks, answers from which
 * record on it is to be delivered again.
 */
public final class MarksHandler implements RequestStreamHandler {

  // Under the number of connections, of which the quarantine needs some.
  private static final int MARKS_AT_ONCE = 32;

  private final MarksPipeline pipeline;
  private final Telemetry telemetry;

  /** What Lambda calls at cold start: everything comes from the environment. */
  public MarksHandler() {
    this(Telemetry.ofFunction(Step.MARKS, Environment.stageOf(System.getenv())));
  }

  private MarksHandler(Telemetry telemetry) {
    this(
        MarksSettings.of(System.getenv()),
        fromEnvironment(System.getenv(), telemetry.meter()),
        telemetry);
  }

  /** With ports of one's own, as in simulations and tests. */
  public MarksHandler(MarksSettings settings, MarksPorts ports) {
    this(settings, ports, Telemetry.unseen(Step.MARKS));
  }

  /** With ports and telemetry of one's own. */
  public MarksHandler(MarksSettings settings, MarksPorts ports, Telemetry telemetry) {
    pipeline = new MarksPipeline(settings, ports, telemetry.meter());
    this.telemetry = telemetry;
  }

  private static MarksPorts fromEnvironment(Map<String, String> environment, Meter meter) {
    Environment.require(
        environment,
        Environment.MARKS_TABLE,
        Environment.FEEDS_TABLE,
        Environment.REFERENCE_TABLE,
        Environment.QUARANTINE_BUCKET,
        Environment.STREAM_ARN);
    var clients = new AwsClients(meter);
    var clock = InstantSource.system();
    var kinesis = clients.kinesis();
    var dynamo = clients.dynamo();
    return new MarksPorts(
        new KinesisStreamIncarnations(kinesis, clock),
        new KinesisShardMap(kinesis, environment.get(Environment.STREAM_ARN), clock),
        new DynamoMarkStore(dynamo, environment.get(Environment.MARKS_TABLE)),
        new DynamoFeedStore(dynamo, environment.get(Environment.FEEDS_TABLE)),
        new DynamoReferenceStore(
            dynamo,
            environment.get(Environment.REFERENCE_TABLE),
            new ConflictRetry(Pause.sleeping(), meter)),
        new S3Quarantine(clients.s3(), environment.get(Environment.QUARANTINE_BUCKET)),
        Pause.sleeping(),
        Concurrency.virtualThreads(MARKS_AT_ONCE));
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    try (var invocation = telemetry.begin(context)) {
      var batch = KinesisBatch.read(input);
      invocation.has(batch);
      var outcome =
          pipeline.apply(batch, () -> Duration.ofMillis(context.getRemainingTimeInMillis()));
      outcome.writeTo(output);
      invocation.answers(outcome);
    }
  }
}
