package dev.weir.market.portfolio;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.weir.market.ConflictRetry;
import dev.weir.market.ConflictRetry.Pause;
import dev.weir.market.DynamoMarkStore;
import dev.weir.market.reference.DynamoHaltStore;
import dev.weir.market.reference.DynamoReferenceStore;
import dev.weir.metrics.Step;
import dev.weir.stream.Concurrency;
import dev.weir.stream.Deadline;
import dev.weir.stream.Outcome;
import dev.weir.stream.TableBatch;
import dev.weir.telemetry.Invocation;
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
 * Lambda's entry for risk: the changes of the marks' table, and the schedule's event each minute.
 * Answers from which change on the batch is to be delivered again.
 */
public final class RiskHandler implements RequestStreamHandler {

  // Portfolios, and leases before them. Under the number of connections.
  private static final int AT_ONCE = 16;

  private final RiskPipeline pipeline;
  private final Telemetry telemetry;

  /** What Lambda calls at cold start: everything comes from the environment. */
  public RiskHandler() {
    this(Telemetry.ofFunction(Step.RISK, Environment.stageOf(System.getenv())));
  }

  private RiskHandler(Telemetry telemetry) {
    this(
        RiskSettings.of(System.getenv()),
        fromEnvironment(System.getenv(), telemetry.meter()),
        telemetry);
  }

  /** With ports of one's own, as in simulations and tests. */
  public RiskHandler(RiskSettings settings, RiskPorts ports) {
    this(settings, ports, Telemetry.unseen(Step.RISK));
  }

  /** With ports and telemetry of one's own. */
  public RiskHandler(RiskSettings settings, RiskPorts ports, Telemetry telemetry) {
    pipeline = new RiskPipeline(settings, ports, telemetry.meter());
    this.telemetry = telemetry;
  }

  private static RiskPorts fromEnvironment(Map<String, String> environment, Meter meter) {
    Environment.require(
        environment,
        Environment.MARKS_TABLE,
        Environment.RISK_TABLE,
        Environment.REFERENCE_TABLE,
        Environment.LEASES_TABLE);
    var dynamo = new AwsClients(meter).dynamo();
    var pause = Pause.sleeping();
    return new RiskPorts(
        new DynamoMarkStore(dynamo, environment.get(Environment.MARKS_TABLE)),
        new DynamoRiskStore(dynamo, environment.get(Environment.RISK_TABLE)),
        new DynamoReferenceStore(
            dynamo, environment.get(Environment.REFERENCE_TABLE), new ConflictRetry(pause)),
        new DynamoHaltStore(dynamo, environment.get(Environment.REFERENCE_TABLE)),
        new DynamoLeaseStore(dynamo, environment.get(Environment.LEASES_TABLE)),
        InstantSource.system(),
        pause,
        Concurrency.virtualThreads(AT_ONCE));
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Deadline deadline = () -> Duration.ofMillis(context.getRemainingTimeInMillis());
    try (var invocation = telemetry.begin(context)) {
      var outcome = apply(TableBatch.read(input), deadline, invocation);
      outcome.writeTo(output);
      invocation.answers(outcome);
    }
  }

  private Outcome apply(TableBatch batch, Deadline deadline, Invocation invocation) {
    invocation.has(batch);
    if (batch.isTableEvent()) {
      return pipeline.apply(batch, deadline);
    }
    pipeline.sweep(deadline);
    return Outcome.done();
  }
}
