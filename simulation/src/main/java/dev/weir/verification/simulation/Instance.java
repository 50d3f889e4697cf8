package dev.weir.verification.simulation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A function instance: what a cold start makes. */
@FunctionalInterface
public interface Instance {

  /** Invokes it with an event. */
  Answer invoke(byte[] event);

  /** An instance of a handler. */
  static Instance of(RequestStreamHandler handler, Context context) {
    return event -> {
      var answer = new ByteArrayOutputStream();
      try {
        handler.handleRequest(new ByteArrayInputStream(event), answer, context);
      } catch (IOException e) {
        throw new UncheckedIOException(e); // memory does not fail
      }
      return new Answer(answer.toString(StandardCharsets.UTF_8));
    };
  }
}
