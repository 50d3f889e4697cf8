package dev.weir.market.risk;

import dev.weir.engine.StreamHandler;
import dev.weir.metrics.Step;
import dev.weir.telemetry.Telemetry;

/**
 * Lambda's entry for risk: the changes of the marks' table, and the schedule's event each minute.
 */
public final class RiskHandler extends StreamHandler {

  /** What Lambda calls at cold start: everything comes from the environment. */
  public RiskHandler() {
    super(RiskFunction.fromEnvironment(System.getenv()).function().primed());
  }

  /** With its own ports, as in simulations and tests. */
  public RiskHandler(RiskSettings settings, RiskPorts ports) {
    this(settings, ports, Telemetry.unseen(Step.RISK));
  }

  /** With its own ports and telemetry. */
  public RiskHandler(RiskSettings settings, RiskPorts ports, Telemetry telemetry) {
    super(new RiskFunction(settings, ports, telemetry).function());
  }
}
