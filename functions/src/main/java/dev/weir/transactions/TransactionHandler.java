package dev.weir.transactions;

import dev.weir.engine.StreamHandler;
import dev.weir.metrics.Step;
import dev.weir.stream.LaneAttempts;
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

  /**
   * Creates a handler with the given ports for a command.
   *
   * @param attempts in place of those in the table, because a person may end the command
   */
  public TransactionHandler(
      TransactionSettings settings, TransactionPorts ports, LaneAttempts attempts) {
    super(
        new TransactionFunction(settings, ports, Telemetry.unseen(Step.TRANSACTIONS), attempts)
            .function());
  }

  /** Creates a handler with the given ports and telemetry. */
  public TransactionHandler(
      TransactionSettings settings, TransactionPorts ports, Telemetry telemetry) {
    super(new TransactionFunction(settings, ports, telemetry).function());
  }
}
