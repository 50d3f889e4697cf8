package dev.weir.market.marks;

import dev.weir.engine.StreamHandler;
import dev.weir.events.market.TickMessages;
import dev.weir.metrics.Step;
import dev.weir.telemetry.Telemetry;

/** The Lambda entry point for ticks. */
public final class MarksHandler extends StreamHandler {

  /** Called by Lambda at cold start; configures everything from the environment. */
  public MarksHandler() {
    super(MarksFunction.fromEnvironment(System.getenv()).function().primed());
  }

  /** Creates a handler with the given ports, for simulations and tests. */
  public MarksHandler(MarksSettings settings, MarksPorts ports) {
    this(settings, ports, Telemetry.unseen(Step.MARKS));
  }

  /** Creates a handler with the given ports and telemetry. */
  public MarksHandler(MarksSettings settings, MarksPorts ports, Telemetry telemetry) {
    this(settings, ports, telemetry, new TickMessages(settings.schemas()));
  }

  /** Creates a handler of a release that knows other versions of the contract. */
  public MarksHandler(
      MarksSettings settings, MarksPorts ports, Telemetry telemetry, TickMessages messages) {
    super(new MarksFunction(settings, ports, telemetry, messages).function());
  }
}
