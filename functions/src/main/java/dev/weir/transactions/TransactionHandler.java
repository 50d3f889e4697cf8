package dev.weir.transactions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.weir.metrics.Step;
import dev.weir.stream.KinesisBatch;
import dev.weir.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.crac.Core;
import org.crac.Resource;

/**
 * Lambda's entry for transactions: reads the batch as bytes, applies it, answers from which record
 * on it is to be delivered again.
 */
public final class TransactionHandler implements RequestStreamHandler {

  private final TransactionPipeline pipeline;
  private final Telemetry telemetry;
  // Held here, for the context that it is registered with may forget it otherwise.
  private final Resource priming;

  /** What Lambda calls at cold start: everything comes from the environment. */
  public TransactionHandler() {
    this(TransactionWiring.fromEnvironment(System.getenv()));
    Core.getGlobalContext().register(priming);
  }

  /** With ports of one's own, as in simulations and tests. */
  public TransactionHandler(TransactionSettings settings, TransactionPorts ports) {
    this(settings, ports, Telemetry.unseen(Step.TRANSACTIONS));
  }

  /** With ports and telemetry of one's own. */
  public TransactionHandler(
      TransactionSettings settings, TransactionPorts ports, Telemetry telemetry) {
    this(new TransactionWiring(settings, ports, telemetry));
  }

  private TransactionHandler(TransactionWiring wiring) {
    pipeline = wiring.pipeline();
    telemetry = wiring.telemetry();
    priming = wiring.priming();
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
