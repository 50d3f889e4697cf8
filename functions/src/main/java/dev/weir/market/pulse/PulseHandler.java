package dev.weir.market.pulse;

import dev.weir.engine.StreamHandler;
import dev.weir.telemetry.Telemetry;

/**
 * Lambda's entry for the schedule, each minute: puts pulses into the Region's feed stream. Answers
 * {@code {"pulses":n}}.
 */
public final class PulseHandler extends StreamHandler {

  /** What Lambda calls at cold start: everything comes from the environment. */
  public PulseHandler() {
    super(PulseFunction.fromEnvironment(System.getenv()).function().primed());
  }

  /** With rounds of its own, as in tests. */
  public PulseHandler(PulseRounds rounds, Telemetry telemetry) {
    super(new PulseFunction(rounds, telemetry).function());
  }
}
