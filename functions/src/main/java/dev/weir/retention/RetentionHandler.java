package dev.weir.retention;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.weir.telemetry.Meter;
import dev.weir.wiring.AwsClients;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/**
 * Lambda's entry for the schedule, each quarter of an hour: guards the retention of streams.
 * Answers {@code {"changed":n}}. It emits no metrics of its own; that it fails is Lambda's metric.
 */
public final class RetentionHandler implements RequestStreamHandler {

  /** Hours that a stream keeps records while they wait: a week, as much as costs the least. */
  public static final int RAISED_HOURS = 7 * 24;

  private final RetentionGuard guard;

  /** What Lambda calls at cold start: everything comes from the environment. */
  public RetentionHandler() {
    this(fromEnvironment());
  }

  RetentionHandler(RetentionGuard guard) {
    this.guard = guard;
  }

  private static RetentionGuard fromEnvironment() {
    var clock = InstantSource.system();
    var clients = new AwsClients(new Meter(clock));
    return new RetentionGuard(
        GuardedStream.of(System.getenv()),
        KinesisRetention.of(clients),
        CloudWatchHistories.of(clients),
        clock);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var answer = "{\"changed\":" + guard.run() + "}";
    output.write(answer.getBytes(StandardCharsets.UTF_8));
  }
}
