package dev.weir.market.delivery;

import dev.weir.engine.StreamHandler;
import dev.weir.metrics.Step;
import dev.weir.telemetry.Telemetry;

/** Lambda's entry for delivery: the changes of the risk table's replica in this Region. */
public final class DeliveryHandler extends StreamHandler {

  /** What Lambda calls at cold start: everything comes from the environment. */
  public DeliveryHandler() {
    super(DeliveryFunction.fromEnvironment(System.getenv()).function().primed());
  }

  /** With its own ports, as in simulations and tests. */
  public DeliveryHandler(DeliveryPorts ports) {
    this(ports, Telemetry.unseen(Step.DELIVERY));
  }

  /** With its own ports and telemetry. */
  public DeliveryHandler(DeliveryPorts ports, Telemetry telemetry) {
    super(new DeliveryFunction(ports, telemetry).function());
  }
}
