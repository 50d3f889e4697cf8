package dev.weir.engine;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
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
    try (var invocation = function.telemetry().begin(context)) {
      function
          .events()
          .take(input, () -> Duration.ofMillis(context.getRemainingTimeInMillis()), invocation)
          .writeTo(output);
    }
  }
}
