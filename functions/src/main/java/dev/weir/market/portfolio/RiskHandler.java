package dev.weir.market.portfolio;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.weir.market.ConflictRetry;
import dev.weir.market.ConflictRetry.Pause;
import dev.weir.market.DynamoMarkStore;
import dev.weir.market.reference.DynamoReferenceStore;
import dev.weir.stream.Concurrency;
import dev.weir.stream.Deadline;
import dev.weir.stream.Outcome;
import dev.weir.stream.TableBatch;
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

  // Under the number of connections.
  private static final int PORTFOLIOS_AT_ONCE = 16;

  private final RiskPipeline pipeline;

  /** What Lambda calls at cold start: everything comes from the environment. */
  public RiskHandler() {
    this(RiskSettings.of(System.getenv()), fromEnvironment(System.getenv()));
  }

  /** With ports of one's own, as in simulations and tests. */
  public RiskHandler(RiskSettings settings, RiskPorts ports) {
    pipeline = new RiskPipeline(settings, ports);
  }

  private static RiskPorts fromEnvironment(Map<String, String> environment) {
    Environment.require(
        environment,
        Environment.MARKS_TABLE,
        Environment.RISK_TABLE,
        Environment.REFERENCE_TABLE,
        Environment.LEASES_TABLE);
    var dynamo = new AwsClients().dynamo();
    var pause = Pause.sleeping();
    return new RiskPorts(
        new DynamoMarkStore(dynamo, environment.get(Environment.MARKS_TABLE)),
        new DynamoRiskStore(dynamo, environment.get(Environment.RISK_TABLE)),
        new DynamoReferenceStore(
            dynamo, environment.get(Environment.REFERENCE_TABLE), new ConflictRetry(pause)),
        new DynamoLeaseStore(dynamo, environment.get(Environment.LEASES_TABLE)),
        InstantSource.system(),
        pause,
        Concurrency.virtualThreads(PORTFOLIOS_AT_ONCE));
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Deadline deadline = () -> Duration.ofMillis(context.getRemainingTimeInMillis());
    var batch = TableBatch.read(input);
    if (batch.isTableEvent()) {
      pipeline.apply(batch, deadline).writeTo(output);
    } else {
      pipeline.sweep(deadline);
      Outcome.done().writeTo(output);
    }
  }
}
