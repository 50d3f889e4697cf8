package dev.weir.accesslog;

import dev.weir.engine.StreamHandler;
import dev.weir.metrics.Step;
import dev.weir.stream.LaneAttempts;
import dev.weir.telemetry.Telemetry;

/** The Lambda entry point for access logs. */
public final class AccessLogHandler extends StreamHandler {

  /** Called by Lambda at cold start; configures everything from the environment. */
  public AccessLogHandler() {
    super(AccessLogFunction.fromEnvironment(System.getenv()).function().primed());
  }

  /** Creates a handler with the given ports, for simulations and tests. */
  public AccessLogHandler(AccessLogSettings settings, AccessLogPorts ports) {
    this(settings, ports, Telemetry.unseen(Step.ACCESS_LOGS));
  }

  /**
   * Creates a handler with the given ports for a command.
   *
   * @param attempts in place of those in the table, because a person may end the command
   */
  public AccessLogHandler(AccessLogSettings settings, AccessLogPorts ports, LaneAttempts attempts) {
    super(
        new AccessLogFunction(settings, ports, Telemetry.unseen(Step.ACCESS_LOGS), attempts)
            .function());
  }

  /** Creates a handler with the given ports and telemetry. */
  public AccessLogHandler(AccessLogSettings settings, AccessLogPorts ports, Telemetry telemetry) {
    super(new AccessLogFunction(settings, ports, telemetry).function());
  }
}
