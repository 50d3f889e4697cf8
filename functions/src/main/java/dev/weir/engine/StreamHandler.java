package dev.weir.engine;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
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
    try (var invocation = function.telemetry().begin(context)) {
      function
          .events()
          .take(input, () -> Duration.ofMillis(context.getRemainingTimeInMillis()), invocation)
          .writeTo(output);
    }
  }
}
