package dev.weir.engine;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.weir.stream.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/**
 * The Lambda entry point of every function: reads the event as bytes, applies it with telemetry,
 * and answers. The answer to an event source is the record from which the batch must be
 * redelivered.
 */
public abstract class StreamHandler implements RequestStreamHandler {

  private final StreamFunction function;

  protected StreamHandler(StreamFunction function) {
    this.function = function;
  }

  @Override
  public final void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    invoke(
        input,
        output,
        () -> Duration.ofMillis(context.getRemainingTimeInMillis()),
        context.getAwsRequestId());
  }

  /**
   * The same without Lambda, as commands and tests invoke a function.
   *
   * @param requestId names the invocation in logs
   */
  public final void invoke(
      InputStream input, OutputStream output, Deadline deadline, String requestId)
      throws IOException {
    try (var invocation = function.telemetry().begin(requestId)) {
      function.events().take(input, deadline, invocation).writeTo(output);
    }
  }
}
