package dev.weir.market.pulse;

import dev.weir.engine.Priming;
import dev.weir.engine.StreamFunction;
import dev.weir.metrics.Step;
import dev.weir.stream.Pause;
import dev.weir.telemetry.Telemetry;
import dev.weir.wiring.AwsClients;
import dev.weir.wiring.Environment;
import java.util.Map;

/** Puts the pulse's function together. */
record PulseFunction(PulseRounds rounds, Telemetry telemetry) {

  /** Everything from the function's environment, which is checked. */
  static PulseFunction fromEnvironment(Map<String, String> environment) {
    Environment.require(environment, Environment.STREAM_ARN);
    var telemetry = Environment.telemetry(Step.PULSE, environment);
    var meter = telemetry.meter();
    var rounds =
        new PulseRounds(
            KinesisPulseStream.of(new AwsClients(meter), environment.get(Environment.STREAM_ARN)),
            PulseSettings.of(environment).interval(),
            Pause.sleeping(),
            meter);
    return new PulseFunction(rounds, telemetry);
  }

  // Its only port writes, and priming does not.
  StreamFunction function() {
    return StreamFunction.ofSchedule(
        telemetry, _ -> "{\"pulses\":" + rounds.run() + "}", new Priming());
  }
}
