package dev.weir.engine;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.weir.stream.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/**
 * Lambda's entry of every function: read the event as bytes, apply it under observation, answer.
 * What it answers to an event source is from which record on the batch must be delivered again.
 */
public abstract class StreamHandler implements RequestStreamHandler {

  private final StreamFunction function;

  /** A handler of a function. */
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
