package dev.weir.accesslog;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.weir.stream.KinesisBatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/**
 * Lambda's entry for access logs: reads the batch as bytes, applies it, answers from which record
 * on it is to be delivered again.
 */
public final class AccessLogHandler implements RequestStreamHandler {

  private final AccessLogPipeline pipeline;

  /** What Lambda calls at cold start: everything comes from the environment. */
  public AccessLogHandler() {
    this(AccessLogWiring.fromEnvironment(System.getenv()));
  }

  /** With ports of one's own, as in simulations and tests. */
  public AccessLogHandler(AccessLogSettings settings, AccessLogPorts ports) {
    this(AccessLogWiring.pipeline(settings, ports));
  }

  private AccessLogHandler(AccessLogPipeline pipeline) {
    this.pipeline = pipeline;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var batch = KinesisBatch.read(input);
    var outcome =
        pipeline.apply(batch, () -> Duration.ofMillis(context.getRemainingTimeInMillis()));
    outcome.writeTo(output);
  }
}
