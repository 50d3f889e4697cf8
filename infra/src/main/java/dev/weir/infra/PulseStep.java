package dev.weir.infra;

import dev.weir.market.pulse.PulseHandler;
import dev.weir.market.pulse.PulseSettings;
import dev.weir.wiring.Environment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * The function that puts pulses into a Region's feed stream: invoked every minute, it runs a little
 * longer than that. It waits nearly all the time, so it has only the memory that a JVM needs.
 */
record PulseStep(StackSettings settings, MarketSettings market, Encryption encryption) {

  private static final String HANDLER = PulseHandler.class.getName() + "::handleRequest";

  private static final int MEMORY_MB = 256;

  // An invocation runs for 75 s; a longer one means an outage of the stream.
  private static final Duration TIMEOUT = Duration.seconds(110);

  WeirFunction create(Construct pipeline, IngestStream ingest) {
    var beat = FunctionSchedule.eachMinute(new Construct(pipeline, "PulseSchedule"));
    var permissions = new TreeMap<String, List<PolicyStatement>>();
    permissions.put(
        "PutPulses",
        List.of(Permissions.allow(ingest.stream().getStreamArn(), "kinesis:PutRecord")));
    permissions.putAll(beat.permissions());
    permissions.putAll(encryption.permissions());
    var environment = new TreeMap<String, String>();
    environment.put(Environment.STREAM_ARN, ingest.stream().getStreamArn());
    var interval = market.risk().get(PulseSettings.INTERVAL);
    if (interval != null) {
      environment.put(PulseSettings.INTERVAL, interval);
    }
    var spec =
        new FunctionSpec(
            "Puts pulses into the market stream to prove that it is reachable",
            HANDLER,
            TIMEOUT,
            Map.copyOf(environment),
            permissions);
    var runtime = settings.runtime().withMemory(MEMORY_MB);
    var function = new WeirFunction(pipeline, "Pulse", spec, runtime, settings.stage());
    beat.run(function, "Puts pulses for a minute");
    return function;
  }
}
