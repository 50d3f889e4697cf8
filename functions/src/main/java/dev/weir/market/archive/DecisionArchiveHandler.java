package dev.weir.market.archive;

import dev.weir.engine.StreamHandler;
import dev.weir.metrics.Step;
import dev.weir.telemetry.Telemetry;

/**
 * The Lambda entry point for the archive of decisions: the changes of the risk table's replica in
 * this Region.
 */
public final class DecisionArchiveHandler extends StreamHandler {

  /** Called by Lambda at cold start; configures everything from the environment. */
  public DecisionArchiveHandler() {
    super(DecisionArchiveFunction.fromEnvironment(System.getenv()).function().primed());
  }

  /** Creates a handler with the given ports, for simulations and tests. */
  public DecisionArchiveHandler(DecisionArchivePorts ports) {
    this(ports, Telemetry.unseen(Step.DECISIONS_ARCHIVE));
  }

  /** Creates a handler with the given ports and telemetry. */
  public DecisionArchiveHandler(DecisionArchivePorts ports, Telemetry telemetry) {
    super(new DecisionArchiveFunction(ports, telemetry).function());
  }
}
