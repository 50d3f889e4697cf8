package dev.weir.market.risk;

import dev.weir.engine.StreamHandler;
import dev.weir.metrics.Step;
import dev.weir.telemetry.Telemetry;

/**
 * The Lambda entry point for risk: the changes of the marks' table, and the schedule's event each
 * minute.
 */
public final class RiskHandler extends StreamHandler {

  /** Called by Lambda at cold start; configures everything from the environment. */
  public RiskHandler() {
    super(RiskFunction.fromEnvironment(System.getenv()).function().primed());
  }

  /** Creates a handler with the given ports, for simulations and tests. */
  public RiskHandler(RiskSettings settings, RiskPorts ports) {
    this(settings, ports, Telemetry.unseen(Step.RISK));
  }

  /** Creates a handler with the given ports and telemetry. */
  public RiskHandler(RiskSettings settings, RiskPorts ports, Telemetry telemetry) {
    super(new RiskFunction(settings, ports, telemetry).function());
  }
}
