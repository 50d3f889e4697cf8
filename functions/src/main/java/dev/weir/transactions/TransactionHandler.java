package dev.weir.transactions;

import dev.weir.engine.StreamHandler;
import dev.weir.metrics.Step;
import dev.weir.telemetry.Telemetry;

/** The Lambda entry point for transactions. */
public final class TransactionHandler extends StreamHandler {

  /** Called by Lambda at cold start; configures everything from the environment. */
  public TransactionHandler() {
    super(TransactionFunction.fromEnvironment(System.getenv()).function().primed());
  }

  /** Creates a handler with the given ports, for simulations and tests. */
  public TransactionHandler(TransactionSettings settings, TransactionPorts ports) {
    this(settings, ports, Telemetry.unseen(Step.TRANSACTIONS));
  }

  /** Creates a handler with the given ports and telemetry. */
  public TransactionHandler(
      TransactionSettings settings, TransactionPorts ports, Telemetry telemetry) {
    super(new TransactionFunction(settings, ports, telemetry).function());
  }
}
