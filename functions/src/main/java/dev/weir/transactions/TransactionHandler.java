package dev.weir.transactions;

import dev.weir.engine.StreamHandler;
import dev.weir.metrics.Step;
import dev.weir.telemetry.Telemetry;

/** Lambda's entry for transactions. */
public final class TransactionHandler extends StreamHandler {

  /** What Lambda calls at cold start: everything comes from the environment. */
  public TransactionHandler() {
    super(TransactionFunction.fromEnvironment(System.getenv()).function().primed());
  }

  /** With ports of its own, as in simulations and tests. */
  public TransactionHandler(TransactionSettings settings, TransactionPorts ports) {
    this(settings, ports, Telemetry.unseen(Step.TRANSACTIONS));
  }

  /** With ports and telemetry of its own. */
  public TransactionHandler(
      TransactionSettings settings, TransactionPorts ports, Telemetry telemetry) {
    super(new TransactionFunction(settings, ports, telemetry).function());
  }
}
