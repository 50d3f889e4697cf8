package dev.weir.retention;

import dev.weir.engine.Priming;
import dev.weir.engine.StreamFunction;
import dev.weir.engine.StreamHandler;
import dev.weir.telemetry.Telemetry;
import dev.weir.wiring.AwsClients;
import java.time.InstantSource;
import java.util.Map;

/**
 * Lambda's entry point for the schedule, each quarter of an hour: guards the retention of streams.
 * Answers {@code {"changed":n}}. It emits no metrics of its own; a failure is Lambda's metric.
 */
public final class RetentionHandler extends StreamHandler {

  /** Hours that a stream keeps records while they wait: a week, as much as costs the least. */
  public static final int RAISED_HOURS = 7 * 24;

  /** Lambda calls this at cold start: everything comes from the environment. */
  public RetentionHandler() {
    super(fromEnvironment(System.getenv()).primed());
  }

  private static StreamFunction fromEnvironment(Map<String, String> environment) {
    var clock = InstantSource.system();
    var telemetry = Telemetry.withoutMetrics();
    var clients = new AwsClients(telemetry.meter());
    var guard =
        new RetentionGuard(
            GuardedStream.of(environment),
            KinesisRetention.of(clients),
            CloudWatchHistories.of(clients),
            clock);
    // Nothing to prime: a stream and its metrics are looked at by each run.
    return StreamFunction.ofSchedule(
        telemetry, _ -> "{\"changed\":" + guard.run() + "}", new Priming());
  }
}
