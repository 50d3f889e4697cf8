package dev.weir.market.pulse;

import dev.weir.engine.StreamHandler;
import dev.weir.telemetry.Telemetry;

/**
 * The Lambda entry point for the schedule, each minute: puts pulses into the Region's feed stream.
 * Answers {@code {"pulses":n}}.
 */
public final class PulseHandler extends StreamHandler {

  /** Called by Lambda at cold start; configures everything from the environment. */
  public PulseHandler() {
    super(PulseFunction.fromEnvironment(System.getenv()).function().primed());
  }

  /** Creates a handler with the given rounds, for tests. */
  public PulseHandler(PulseRounds rounds, Telemetry telemetry) {
    super(new PulseFunction(rounds, telemetry).function());
  }
}
