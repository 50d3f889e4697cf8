package dev.weir.accesslog;

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
 * Lambda's entry for access logs: reads the batch as bytes, applies it, answers from which record
 * on it is to be delivered again.
 */
public final class AccessLogHandler implements RequestStreamHandler {

  private final AccessLogPipeline pipeline;
  private final Telemetry telemetry;
  // Held here, for the context that it is registered with may forget it otherwise.
  private final Resource priming;

  /** What Lambda calls at cold start: everything comes from the environment. */
  public AccessLogHandler() {
    this(AccessLogWiring.fromEnvironment(System.getenv()));
    Core.getGlobalContext().register(priming);
  }

  /** With ports of one's own, as in simulations and tests. */
  public AccessLogHandler(AccessLogSettings settings, AccessLogPorts ports) {
    this(settings, ports, Telemetry.unseen(Step.ACCESS_LOGS));
  }

  /** With ports and telemetry of one's own. */
  public AccessLogHandler(AccessLogSettings settings, AccessLogPorts ports, Telemetry telemetry) {
    this(new AccessLogWiring(settings, ports, telemetry));
  }

  private AccessLogHandler(AccessLogWiring wiring) {
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
