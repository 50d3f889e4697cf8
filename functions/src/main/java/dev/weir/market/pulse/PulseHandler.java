package dev.weir.market.pulse;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.weir.market.ConflictRetry.Pause;
import dev.weir.metrics.Step;
import dev.weir.telemetry.Telemetry;
import dev.weir.wiring.AwsClients;
import dev.weir.wiring.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Lambda's entry for the schedule, each minute: puts pulses into the Region's feed stream. Answers
 * {@code {"pulses":n}}.
 */
public final class PulseHandler implements RequestStreamHandler {

  private final PulseRounds rounds;
  private final Telemetry telemetry;

  /** What Lambda calls at cold start: everything comes from the environment. */
  public PulseHandler() {
    this(
        Telemetry.ofFunction(
            Step.PULSE,
            Environment.stageOf(System.getenv()),
            Environment.metricsIntervalOf(System.getenv())));
  }

  private PulseHandler(Telemetry telemetry) {
    this(fromEnvironment(telemetry), telemetry);
  }

  /** With rounds of its own, as in tests. */
  public PulseHandler(PulseRounds rounds, Telemetry telemetry) {
    this.rounds = rounds;
    this.telemetry = telemetry;
  }

  private static PulseRounds fromEnvironment(Telemetry telemetry) {
    var environment = System.getenv();
    Environment.require(environment, Environment.STREAM_ARN);
    var meter = telemetry.meter();
    return new PulseRounds(
        KinesisPulseStream.of(new AwsClients(meter), environment.get(Environment.STREAM_ARN)),
        PulseSettings.of(environment).interval(),
        Pause.sleeping(),
        meter);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    try (var _ = telemetry.begin(context)) {
      var answer = "{\"pulses\":" + rounds.run() + "}";
      output.write(answer.getBytes(StandardCharsets.UTF_8));
    }
  }
}
