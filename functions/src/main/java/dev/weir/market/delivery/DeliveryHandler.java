package dev.weir.market.delivery;

import dev.weir.engine.StreamHandler;
import dev.weir.metrics.Step;
import dev.weir.telemetry.Telemetry;

/** The Lambda entry point for delivery: the changes of the risk table's replica in this Region. */
public final class DeliveryHandler extends StreamHandler {

  /** Called by Lambda at cold start; configures everything from the environment. */
  public DeliveryHandler() {
    super(DeliveryFunction.fromEnvironment(System.getenv()).function().primed());
  }

  /** Creates a handler with the given ports, for simulations and tests. */
  public DeliveryHandler(DeliveryPorts ports) {
    this(ports, Telemetry.unseen(Step.DELIVERY));
  }

  /** Creates a handler with the given ports and telemetry. */
  public DeliveryHandler(DeliveryPorts ports, Telemetry telemetry) {
    super(new DeliveryFunction(ports, telemetry).function());
  }
}
