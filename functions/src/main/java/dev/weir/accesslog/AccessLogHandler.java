package dev.weir.accesslog;

import dev.weir.engine.StreamHandler;
import dev.weir.metrics.Step;
import dev.weir.telemetry.Telemetry;

/** Lambda's entry for access logs. */
public final class AccessLogHandler extends StreamHandler {

  /** What Lambda calls at cold start: everything comes from the environment. */
  public AccessLogHandler() {
    super(AccessLogFunction.fromEnvironment(System.getenv()).function().primed());
  }

  /** With ports of its own, as in simulations and tests. */
  public AccessLogHandler(AccessLogSettings settings, AccessLogPorts ports) {
    this(settings, ports, Telemetry.unseen(Step.ACCESS_LOGS));
  }

  /** With ports and telemetry of its own. */
  public AccessLogHandler(AccessLogSettings settings, AccessLogPorts ports, Telemetry telemetry) {
    super(new AccessLogFunction(settings, ports, telemetry).function());
  }
}
