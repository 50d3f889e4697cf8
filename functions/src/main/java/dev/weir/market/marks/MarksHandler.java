package dev.weir.market.marks;

import dev.weir.engine.StreamHandler;
import dev.weir.metrics.Step;
import dev.weir.telemetry.Telemetry;

/** Lambda's entry for ticks. */
public final class MarksHandler extends StreamHandler {

  /** What Lambda calls at cold start: everything comes from the environment. */
  public MarksHandler() {
    super(MarksFunction.fromEnvironment(System.getenv()).function().primed());
  }

  /** With its own ports, as in simulations and tests. */
  public MarksHandler(MarksSettings settings, MarksPorts ports) {
    this(settings, ports, Telemetry.unseen(Step.MARKS));
  }

  /** With its own ports and telemetry. */
  public MarksHandler(MarksSettings settings, MarksPorts ports, Telemetry telemetry) {
    super(new MarksFunction(settings, ports, telemetry).function());
  }
}
